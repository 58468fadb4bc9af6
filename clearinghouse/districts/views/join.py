from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.accounts.strangers import TooQuick, Trap, check_flood
from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.errors import ApplicationClosed
from clearinghouse.districts.forms.applications import STEPS
from clearinghouse.districts.journey import CHECK, NAMES, Journey
from clearinghouse.districts.models import District
from clearinghouse.districts.selectors import find_in_directory
from clearinghouse.districts.services.applications import confirm_application, read_token, send_application

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

LEAST_SECONDS = 8
MOST_AN_HOUR = 10
TITLES = {name: title for name, title, _ in STEPS}


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    q = request.GET.get("q", "").strip()[:100]
    return render(request, "districts/applications/join.html", {"q": q, "found": find_in_directory(q) if q else []})


@never_cache
def apply(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return show(request, begin(request), NAMES[0])
    journey = Journey.read(request.POST.get("kept", ""))
    if journey is None:
        return show(request, Journey(), NAMES[0], problem="This form was open for more than a day. Please begin again.")
    step = request.POST.get("step", "")
    if step in NAMES:
        return go_on(request, journey.with_step(step, request.POST), step)
    return finish(request, journey) if request.POST.get("go") == "send" else show(request, journey, request.POST.get("go", ""))


def begin(request: HttpRequest) -> Journey:
    """A new journey, with what the directory knows of the district that the address names."""
    slug = request.GET.get("district", "")[:200]
    listed = District.objects.directory().filter(slug=slug).first() if slug else None
    return Journey.from_directory(listed) if listed else Journey()


def go_on(request: HttpRequest, journey: Journey, step: str) -> HttpResponse:
    """From a step to the next one once it is well filled in, or back to the one before."""
    place = NAMES.index(step)
    if request.POST.get("go") == "back":
        return show(request, journey, NAMES[max(0, place - 1)])
    form = journey.form(step)
    if not form.is_valid():
        return show(request, journey, step, form=form)
    return show(request, journey, NAMES[place + 1] if step != NAMES[-1] else CHECK)


def show(request: HttpRequest, journey: Journey, step: str, *, form: BaseForm | None = None, problem: str = "") -> HttpResponse:
    """A step's page, or the last look before sending where every step is well filled in."""
    open_step = journey.first_open()
    if step not in NAMES:
        step = open_step
    context = {
        "kept": journey.kept(),
        "step": step,
        "problem": problem,
        "steps": [(name, title, name == step) for name, title, _ in STEPS],
        "place": NAMES.index(step) + 1 if step != CHECK else len(NAMES) + 1,
        "trap": Trap(),
    }
    if step == CHECK:
        return render(request, "districts/applications/check.html", {**context, "lines": journey.lines()})
    shown = form or without_errors(journey.form(step))
    return render(request, "districts/applications/step.html", {**context, "form": shown, "title": TITLES[step]})


def without_errors(form: BaseForm) -> BaseForm:
    """What was typed before, without complaints about what nobody has sent yet."""
    if form.is_bound:
        form._errors = type(form)().errors  # type: ignore[attr-defined]  # Django has no other way to show data unchecked
    return form


def finish(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Send the application, unless a machine did; a machine is told the same as a person."""
    if Trap(request.POST).is_sprung:
        return redirect("join:sent")
    try:
        if journey.age < LEAST_SECONDS:
            raise TooQuick
        if (step := journey.first_open()) != CHECK:
            return show(request, journey, step, form=journey.form(step))
        check_flood(request, "join", most=MOST_AN_HOUR)
        send_application(journey.facts())
    except (RuleViolation, ValidationError) as no:
        return show(request, journey, CHECK, problem=" ".join(getattr(no, "messages", [getattr(no, "message", "")])))
    return redirect("join:sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "districts/applications/sent.html")


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, so that a mail program that looks at links in advance confirms nothing."""
    try:
        application = confirm_application(token) if request.method == "POST" else read_token(token)
    except ApplicationClosed as no:
        return render(request, "districts/applications/closed.html", {"reason": no.message}, status=404)
    return render(request, "districts/applications/confirm.html", {"application": application})
