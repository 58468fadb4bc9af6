from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.policies import can_decide_requests, can_run_events
from pd_events.forms import AnswersForm, QuestionForm
from pd_events.models import Question
from pd_events.selectors.answers import answers_on, given_by, questions_of, tallies, words_of
from pd_events.selectors.rosters import roster
from pd_events.services.answers import write_answers
from pd_events.services.questions import add_question, change_question, move_up, remove_question
from pd_events.views.editing import find, find_date
from pd_events.views.seats import find as find_seat

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def questions(request: SignedInRequest, slug: str) -> HttpResponse:
    event = find(request, slug)
    asked = questions_of(event)
    form = QuestionForm(request.POST or None, before=asked)
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: add_question(event, facts=form.facts(), actor=request.user))
    ):
        messages.success(request, "The question is added. Whoever asks for a place from now on answers it.")
        return redirect("pd_events:questions", slug)
    return render(request, "pd_events/questions.html", {"event": event, "questions": asked, "form": form})


def find_question(request: SignedInRequest, pk: int) -> Question:
    """The question of this number, on an event that the person runs."""
    question = get_object_or_404(Question.objects.select_related("event__district", "only_if"), pk=pk)
    if not can_run_events(request.user, question.event.district):
        raise Http404
    return question


@never_cache
@login_required
def edit_question(request: SignedInRequest, pk: int) -> HttpResponse:
    question = find_question(request, pk)
    before = [one for one in questions_of(question.event) if one.position < question.position]
    form = QuestionForm(request.POST or None, instance=Question.objects.get(pk=pk), before=before)
    if (
        request.method == "POST"
        and form.is_valid()
        and saved(form, lambda: change_question(question, facts=form.facts(), actor=request.user))
    ):
        messages.success(request, "The question is saved.")
        return redirect("pd_events:questions", question.event.slug)
    return render(request, "pd_events/question.html", {"question": question, "event": question.event, "form": form})


@require_POST
@login_required
def drop_question(request: SignedInRequest, pk: int) -> HttpResponse:
    question = find_question(request, pk)
    return told(request, question, lambda: remove_question(question, actor=request.user), "The question is gone, with its answers.")


@require_POST
@login_required
def raise_question(request: SignedInRequest, pk: int) -> HttpResponse:
    question = find_question(request, pk)
    return told(request, question, lambda: move_up(question, actor=request.user), "It is asked earlier now.")


def told(request: SignedInRequest, question: Question, do: Callable[[], object], done: str) -> HttpResponse:
    """Do it, say how it went, and go back to the list."""
    if tried(request, do):
        messages.success(request, done)
    return redirect("pd_events:questions", question.event.slug)


@never_cache
@login_required
def answers(request: SignedInRequest, pk: int) -> HttpResponse:
    registration = find_seat(request, pk)
    if registration.person_id != request.user.pk and not can_decide_requests(request.user, registration.district):
        raise Http404
    asked, event = questions_of(registration.date.event), registration.date.event
    if not asked:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = AnswersForm(sent, questions=asked, given=given_by(registration))
    if request.method == "POST" and form.is_valid():
        given = form.given
        if saved(form, lambda: [write_answers(registration, given=given, actor=request.user)]):
            messages.success(request, "The answers are saved.")
            return redirect(event)
    return render(request, "pd_events/answers.html", {"registration": registration, "form": form})


@never_cache
@require_safe
@login_required
def answered(request: SignedInRequest, pk: int) -> HttpResponse:
    date = find_date(request, pk)
    asked, people = questions_of(date.event), roster(date)
    found = answers_on(people)
    rows = [(row, list(zip(asked, words_of(asked, found.get(row.pk, {})), strict=True))) for row in people]
    context = {"date": date, "questions": asked, "rows": rows, "tallies": tallies(asked, found)}
    return render(request, "pd_events/answered.html", context)
