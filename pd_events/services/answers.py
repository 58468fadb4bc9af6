"""What people answer to the questions of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_decide_requests
from pd_events.errors import AnswerNotRight, AnswersClosed, NoSeat
from pd_events.models import Answer, Registration
from pd_events.validators import checked_answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clearinghouse.accounts.models import User


@transaction.atomic
def write_answers(registration: Registration, *, given: Mapping[int, Sequence[str]], actor: User) -> list[Answer]:
    """Store exactly these answers, by the number of their question; what is not asked of them is left out, and forgotten.

    For the person and whoever decides on their requests, until registration closes. Raises NotAllowed, NoSeat, AnswersClosed,
    AnswerNotRight for the first that is missing or cannot be.
    """
    rows = Registration.objects.select_for_update(of=("self",)).select_related("date__event", "district")
    row = rows.get(pk=registration.pk)
    if actor.pk != row.person_id and not can_decide_requests(actor, row.district):
        raise NotAllowed
    if not row.is_active:
        raise NoSeat
    if timezone.now() >= (row.date.closes_at or row.date.starts_at):
        raise AnswersClosed
    questions = list(row.date.event.questions.select_related("only_if"))
    kept, wrong = checked_answers(questions, given)
    for question in questions:
        if question.pk in wrong:
            raise AnswerNotRight(f"{question}: {wrong[question.pk]}", field=f"q_{question.pk}")
    row.answers.exclude(question__in=kept).delete()
    return [row.answers.update_or_create(question_id=pk, defaults={"given": list(words)})[0] for pk, words in kept.items()]
