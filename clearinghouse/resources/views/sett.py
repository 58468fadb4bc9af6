"""The SETT path. Every answer is in the address; no row, session, log or count of ours takes any of it down."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from clearinghouse.resources.enums import Environment
from clearinghouse.resources.forms.sett import TrialForm
from clearinghouse.resources.models import AssistiveTechnologyPage
from clearinghouse.resources.selectors.sett import Asked, helped_by, ladder_for, read_asked, tasks, understood
from clearinghouse.resources.selectors.trial import next_start, plan_trial, weeks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# The next page, here or elsewhere, learns which site it was and never the address with its answers.
TELLS_NO_ADDRESS = {"Referrer-Policy": "strict-origin", "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
STEPS = ("tasks", "places", "tried", "ladder")


def leaving_no_trace(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A safe page that nobody keeps a copy of and no other page hears the address of."""

    @require_safe
    @wraps(view)
    def show(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in TELLS_NO_ADDRESS.items():
            response.headers[name] = value
        return response

    return show


@leaving_no_trace
def choose_tasks(request: HttpRequest) -> HttpResponse:
    return tasks_page(request, read_asked(request.GET))


def tasks_page(request: HttpRequest, asked: Asked, *, nothing_chosen: bool = False) -> HttpResponse:
    """The first step, with what was chosen before."""
    kept = [(name, value) for name, value in asked.parameters() if name != "need"]
    return step(request, "tasks", asked, areas=tasks(), kept=kept, nothing_chosen=nothing_chosen)


@leaving_no_trace
def choose_places(request: HttpRequest) -> HttpResponse:
    asked, names = understood(read_asked(request.GET))
    if not names:
        return tasks_page(request, asked, nothing_chosen=True)
    kept = [(name, value) for name, value in asked.parameters() if name != "where"]
    return step(request, "places", asked, places=Environment.choices, kept=kept)


@leaving_no_trace
def choose_tried(request: HttpRequest) -> HttpResponse:
    asked, names = understood(read_asked(request.GET))
    if not names:
        return tasks_page(request, asked, nothing_chosen=True)
    kept = [(name, value) for name, value in asked.parameters() if name != "tried"]
    return step(request, "tried", asked, ladder=ladder_for(asked, names, request.user), kept=kept)


@leaving_no_trace
def show_ladder(request: HttpRequest) -> HttpResponse:
    asked, names = understood(read_asked(request.GET))
    if not names:
        return tasks_page(request, asked, nothing_chosen=True)
    everywhere = urlencode([(name, value) for name, value in asked.parameters() if name != "where"])
    ladder = ladder_for(asked, names, request.user)
    return step(request, "ladder", asked, ladder=ladder, task_names=names_of(asked, names), everywhere=everywhere)


def names_of(asked: Asked, names: dict[int, str]) -> list[str]:
    """The tasks in words, parts and all."""
    return sorted(names.values(), key=str.lower)


def step(request: HttpRequest, name: str, asked: Asked, **context: Any) -> HttpResponse:
    """One page of the path."""
    places = [Environment(place).label for place in asked.places]
    shown = {"asked": asked, "place_names": places, "carried": urlencode(asked.parameters()), "number": STEPS.index(name) + 1}
    return render(request, f"resources/sett/{name}.html", {**shown, **context})


@leaving_no_trace
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(AssistiveTechnologyPage.objects.visible_to(request.user), id=pk)
    asked, names = understood(read_asked(request.GET))
    usual: dict[str, Any] = {"start": next_start(localdate()), "weeks": weeks_of(page)}
    said = {name: request.GET[name] for name in usual if name in request.GET}
    form = TrialForm({**usual, **said})
    dates = form.cleaned_data if form.is_valid() else usual
    context = {
        "page": page, "form": form, "plan": plan_trial(dates["start"], dates["weeks"]), "kept": asked.parameters(),
        "carried": urlencode(asked.parameters()), "task_names": names_of(asked, helped_by(page, names)),
        "place_names": [Environment(place).label for place in asked.places],
    }  # fmt: skip
    return render(request, "resources/sett/trial.html", context)
