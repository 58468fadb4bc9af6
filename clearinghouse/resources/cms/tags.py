"""Free tags that wait for a curator, in the CMS. Wagtail lets only editors in; who curates is the policies' to say."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag
from clearinghouse.resources.selectors.tags import counts_by_state, known_words, tags_in, word_at
from clearinghouse.resources.services.tags import accept_tag, decline_tag, merge_tag

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

DEEDS = {"accept": (accept_tag, "is shown from now on"), "decline": (decline_tag, "is not shown")}


@never_cache
@require_safe
def queue(request: SignedInRequest) -> HttpResponse:
    check_curates(request)
    asked = request.GET.get("state", "")
    state = asked if asked in TagState.values else TagState.PROPOSED.value
    counts = counts_by_state()
    context = {
        "rows": tags_in(state, request.GET.get("page")),
        "state": state,
        "states": [(value, label, counts.get(value, 0)) for value, label in TagState.choices],
        "words": [(of, list(words)) for of, words in groupby(names_once(), key=lambda word: word.of)],
        "page_title": "Tags",
        "header_title": "Tags",
        "header_icon": "tag",
    }
    return render(request, "resources/cms/tags.html", context)


@require_POST
def decide(request: SignedInRequest, pk: int, deed: str) -> HttpResponse:
    check_curates(request)
    tag = get_object_or_404(FreeTag, pk=pk)
    if deed not in DEEDS:
        raise Http404
    service, words = DEEDS[deed]
    return told(request, service, tag, f"“{tag}” {words}.")


@require_POST
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    check_curates(request)
    tag = get_object_or_404(FreeTag, pk=pk)
    into = word_at(request.POST.get("into", ""))
    if into is None:
        messages.error(request, f"Choose the word that “{tag}” should go into.")
        return redirect(reverse("tag_queue"))
    return told(request, merge_tag, tag, f"What had “{tag}” has “{into}” now.", into=into)


def told(request: SignedInRequest, service: Any, tag: FreeTag, words: str, **chosen: Any) -> HttpResponse:
    """Call the service and say what came of it where the queue is."""
    try:
        service(tag, actor=request.user, **chosen)
        messages.success(request, words)
    except RuleViolation as refused:
        messages.error(request, refused.message)
    return redirect("tag_queue")


def names_once() -> list[Any]:
    """Every word under its preferred name alone."""
    return [word for word in known_words() if not word.also]


def check_curates(request: SignedInRequest) -> None:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404


urlpatterns = [
    path("", queue, name="tag_queue"),
    path("<int:pk>/merge/", merge, name="merge_tag"),
    path("<int:pk>/<slug:deed>/", decide, name="decide_tag"),
]
