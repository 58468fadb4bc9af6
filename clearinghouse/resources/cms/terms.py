"""The vocabularies as trees in the CMS: merge a term into another, or move it. Wagtail lets only editors in; who curates is the policies' to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.forms.terms import MergeForm, MoveForm
from clearinghouse.resources.models import Term
from clearinghouse.resources.selectors.term_changes import merge_preview, move_preview
from clearinghouse.resources.selectors.vocabularies import BY_ADDRESS, tree_of
from clearinghouse.resources.services.vocabularies import check_mergeable, check_movable, merge_terms, move_term

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
def tree(request: SignedInRequest, vocabulary: str) -> HttpResponse:
    terms = vocabulary_for(request, vocabulary)
    context = {
        "branches": tree_of(terms),
        "address": vocabulary,
        "edit_url": url_name(terms, "edit"),
        "add_url": url_name(terms, "add"),
        "list_url": url_name(terms, "list"),
    }
    return render(request, "resources/cms/term_tree.html", {**context, **furniture(terms.vocabulary)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: SignedInRequest, vocabulary: str, pk: int) -> HttpResponse:
    term = term_for(request, vocabulary, pk)
    form = MergeForm(asked(request), term=term)
    chosen = form.cleaned_data["into"] if form.is_valid() else None
    if request.method == "POST" and chosen is not None:
        return done(request, f"“{term}” is merged into “{chosen}”.", merge_terms, term, into=chosen)
    context: dict[str, Any] = {"form": form, "term": term, "chosen": chosen, "tree_url": tree_url(term)}
    if chosen is not None:
        context |= {"preview": merge_preview(term, chosen), "refusal": refusal(check_mergeable, term, chosen)}
    return render(request, "resources/cms/term_merge.html", {**context, **furniture(f"Merge “{term}” into another term")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, vocabulary: str, pk: int) -> HttpResponse:
    term = term_for(request, vocabulary, pk)
    form = MoveForm(asked(request), term=term)
    chosen = form.cleaned_data["broader"] if form.is_valid() else None
    if request.method == "POST" and form.is_valid():
        return done(request, f"“{term}” now stands {place_of(chosen)}.", move_term, term, broader=chosen)
    context: dict[str, Any] = {"form": form, "term": term, "place": place_of(chosen), "tree_url": tree_url(term)}
    if form.is_valid():
        context |= {"preview": move_preview(term, chosen), "refusal": refusal(check_movable, term, chosen)}
    return render(request, "resources/cms/term_move.html", {**context, **furniture(f"Move “{term}”")})


def asked(request: SignedInRequest) -> Any:
    """What was chosen: to look at by its address, to do by a post."""
    return request.POST if request.method == "POST" else request.GET or None


def place_of(broader: Term | None) -> str:
    return f"under “{broader}”" if broader else "on top"


def refusal(check: Callable[..., None], term: Term, other: Term | None) -> str:
    """Why it cannot be done, or nothing."""
    try:
        check(term, other)
    except RuleViolation as refused:
        return refused.message
    return ""


def done(request: SignedInRequest, words: str, service: Any, term: Term, **chosen: Any) -> HttpResponse:
    """Call the service and say what came of it, where the whole tree is seen."""
    try:
        service(term, actor=request.user, **chosen)
        messages.success(request, words)
    except RuleViolation as refused:
        messages.error(request, refused.message)
    return redirect(tree_url(term))


def vocabulary_for(request: SignedInRequest, address: str) -> type[Term]:
    """The vocabulary at this address, for those who curate."""
    if address not in BY_ADDRESS or not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    return BY_ADDRESS[address]


def term_for(request: SignedInRequest, address: str, pk: int) -> Term:
    found: Term = get_object_or_404(vocabulary_for(request, address).objects.current(), pk=pk)
    return found


def url_name(vocabulary: type[Term], view: str) -> str:
    """The name of an address of the vocabulary's own forms."""
    return f"wagtailsnippets_resources_{vocabulary._meta.model_name}:{view}"


def furniture(title: str) -> dict[str, str]:
    return {"page_title": title, "header_title": title, "header_icon": "tag"}


def tree_url(vocabulary: type[Term] | Term) -> str:
    """Where the vocabulary stands as a tree."""
    return reverse("term_tree", args=[vocabulary.address])


urlpatterns = [
    path("<slug:vocabulary>/", tree, name="term_tree"),
    path("<slug:vocabulary>/<int:pk>/merge/", merge, name="merge_term"),
    path("<slug:vocabulary>/<int:pk>/move/", move, name="move_term"),
]
