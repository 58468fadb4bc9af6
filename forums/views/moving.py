"""Moderators merge topics and split posts off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from clearinghouse.core.forms import saved
from forums.enums import TopicKind
from forums.errors import NothingToMerge
from forums.forms import MergeForm, SplitForm
from forums.readers import reader_of
from forums.selectors.moderation import posts_to_split_off, topic_to_merge_into
from forums.selectors.posts import page_asked
from forums.services.merging import merge_topics
from forums.services.splitting import split_topic
from forums.views.finding import find_topic

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from forums.models import Topic
    from forums.readers import Reader


def find(reader: Reader, pk: int) -> Topic:
    """The topic of this number, where the person moderates its board."""
    topic = find_topic(reader, pk)
    if not topic.is_moderated:  # type: ignore[attr-defined]  # annotated
        raise Http404
    return topic


@never_cache
@login_required
def merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """The first sending shows what would become a part of what; the second does it."""
    reader = reader_of(request.user)
    topic = find(reader, pk)
    form = MergeForm(request.POST or None)
    target = None
    if request.method == "POST" and form.is_valid():
        target = topic_to_merge_into(reader, form.cleaned_data["into"])
        if target is None or target.pk == topic.pk:
            form.refuse(NothingToMerge())
            target = None
        elif "go" in request.POST:
            meant = form.cleaned_data["is_confirmed"]
            heir, source = target, topic
            if saved(form, lambda: merge_topics(source, heir, actor=request.user, is_confirmed=meant)):
                messages.success(request, "The topics are one now. Old addresses lead here.")
                return redirect(heir)
    return render(request, "forums/merge.html", {"topic": topic, "form": form, "target": target})


@never_cache
@login_required
def split(request: SignedInRequest, pk: int) -> HttpResponse:
    topic = find(reader_of(request.user), pk)
    page = page_asked(topic, request.GET.get("page"))
    form = SplitForm(request.POST or None, posts=posts_to_split_off(topic, page))
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        kind = TopicKind(facts["kind"])
        made = saved(
            form,
            lambda: split_topic(
                topic, facts["posts"], title=facts["title"], kind=kind, and_after=facts["and_after"], actor=request.user
            ),
        )
        if made is not None:
            messages.success(request, "The posts stand in a topic of their own now. Their old addresses lead here.")
            return redirect(made)
    return render(request, "forums/split.html", {"topic": topic, "form": form, "number": page})
