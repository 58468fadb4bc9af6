from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.accounts.strangers import Trap, check_flood, check_time
from clearinghouse.advocacy.enums import ContactState, ContactTopic
from clearinghouse.advocacy.forms.contact import ContactForm
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.advocacy.selectors.contact import messages_for
from clearinghouse.advocacy.services.contact import mark_done, reopen, send_message
from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.districts.policies import Capability, can

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

MOST_AN_HOUR = 10
PAGE = 30


@never_cache
def contact(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST or None, initial=known_of(request))
    if request.method == "POST":
        if Trap(request.POST).is_sprung:
            return redirect("advocacy:contact_sent")
        if form.is_valid() and sent(request, form):
            return redirect("advocacy:contact_sent")
    return render(request, "advocacy/contact/contact.html", {"form": form, "trap": Trap()})


def known_of(request: HttpRequest) -> dict[str, str]:
    """Whom we know already need not write their name; a link may say what it is about."""
    topic = request.GET.get("topic", "")
    known = {"topic": topic} if topic in ContactTopic.values else {}
    return {**known, "name": str(request.user), "email": request.user.email} if request.user.is_authenticated else known


def sent(request: HttpRequest, form: ContactForm) -> bool:
    """Whether the message was taken; otherwise the form says what to do."""
    try:
        check_time(request.POST.get("opened", ""))
        check_flood(request, "contact", most=MOST_AN_HOUR)
        send_message(**form.cleaned_data)
    except RuleViolation as no:
        form.add_error(None, no.message)
    return not form.errors


@require_safe
def contact_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "advocacy/contact/sent.html")


@never_cache
@require_safe
@login_required
def contact_messages(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.ANSWER_MESSAGES):
        raise Http404
    state = ContactState.DONE if request.GET.get("state") == ContactState.DONE else ContactState.OPEN
    page = paginate(messages_for(request.user, state=state), request.GET.get("page"), size=PAGE)
    context = {"page": page, "is_done": state == ContactState.DONE, "query": urlencode({"state": state})}
    return render(request, "advocacy/contact/messages.html", context)


def find(request: SignedInRequest, pk: int) -> ContactMessage:
    """The message of this number, where the person may see it."""
    return get_object_or_404(ContactMessage.objects.visible_to(request.user).select_related("done_by"), pk=pk)


@never_cache
@require_safe
@login_required
def contact_message(request: SignedInRequest, pk: int) -> HttpResponse:
    shown = find(request, pk)
    reply = urlencode({"subject": f"Your message to {settings.SITE_NAME}"}).replace("+", "%20")
    return render(request, "advocacy/contact/message.html", {"message": shown, "reply": reply})


@require_POST
@login_required
def contact_done(request: SignedInRequest, pk: int) -> HttpResponse:
    done = mark_done(find(request, pk), actor=request.user)
    messages.success(request, f"The message of {done.name} is done.")
    return back_or(request, "advocacy:contact_messages")


@require_POST
@login_required
def contact_reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    opened = reopen(find(request, pk), actor=request.user)
    messages.success(request, f"The message of {opened.name} is open again.")
    return back_or(request, opened)
