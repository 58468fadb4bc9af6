"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from pd_events.enums import ACTIVE, AccommodationState
from pd_events.models import Accommodation, AccommodationChange, Answer, CalendarFeed, EventTemplate, Message, Proposal, Voice
from pd_events.services.seats import leave

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """The trainings they asked for, with everything we noted on each, and their calendars' addresses by name."""
    rows = (
        user.registrations.select_related("date__event", "district", "building")
        .prefetch_related("history", "accommodations__history", "answers__question")
        .order_by("pk")
    )
    return {
        "registrations": [
            {
                "event": row.date.event.title, "starts_at": row.date.starts_at.isoformat(), "district": row.district.name,
                "approval": row.approval, "seat": row.seat, "attendance": row.attendance, "credit": row.credit, "billing": row.billing,
                "substitute": row.substitute, "building": str(row.building or ""), "note": row.note, "reason": row.reason,
                "answers": [{"question": one.question.label, "answer": one.words} for one in row.answers.all()],
                "needs": [
                    {"text": one.text, "state": one.state, "answer": one.answer, "history": [line.words for line in one.history.all()]}
                    for one in row.accommodations.all()
                ],
                "history": [
                    {"at": line.at.isoformat(), "fact": line.fact, "before": line.before, "after": line.after, "reason": line.reason}
                    for line in row.history.all()
                ],
            }
            for row in rows
        ],
        "calendars": [str(feed) for feed in CalendarFeed.objects.filter(owner=user).order_by("pk")],
        "training_proposals": list(Proposal.objects.filter(proposed_by=user).order_by("pk").values("title", "why", "when_suits", "state")),
        "would_come_to": list(Voice.objects.filter(person=user).order_by("pk").values_list("proposal__title", flat=True)),
        "messages_sent": list(Message.objects.filter(sent_by=user).order_by("pk").values("subject", "body")),
        "templates": list(EventTemplate.objects.filter(created_by=user).order_by("pk").values_list("name", flat=True)),
        "events_created": list(user.events_created.order_by("pk").values_list("title", flat=True)),
    }  # fmt: skip


def erase(user: User) -> None:
    """Give back every seat to come, forget private words and calendars; that they took part stays, without their name."""
    coming = user.registrations.filter(seat__in=ACTIVE, date__starts_at__gt=timezone.now())
    for registration in coming.select_related("date").order_by("date_id"):
        leave(registration, actor=user)
    user.registrations.update(note="", reason="")
    Answer.objects.filter(registration__person=user).delete()
    needs = Accommodation.objects.filter(registration__person=user)
    AccommodationChange.objects.filter(accommodation__in=needs).delete()
    needs.update(text="", answer="", state=AccommodationState.WITHDRAWN)
    user.events_created.update(created_by=None)
    EventTemplate.objects.filter(created_by=user).update(created_by=None)
    Proposal.objects.filter(proposed_by=user).update(proposed_by=None)
    Voice.objects.filter(person=user).delete()
    Message.objects.filter(sent_by=user).update(sent_by=None)
    CalendarFeed.objects.filter(owner=user).delete()
