from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from clearinghouse.core.forms import saved
from forums.enums import PostState, TopicKind
from forums.forms import EditForm, ReplyForm, TopicForm
from forums.forms.files import FileFields
from forums.markup import render as rendered
from forums.markup import shortened
from forums.policies import can_edit, can_moderate, can_reply, can_write
from forums.readers import reader_of
from forums.selectors.drafts import draft_for
from forums.selectors.people import named_in
from forums.selectors.records import silence_told
from forums.selectors.subjects import subject_asked
from forums.services.editing import edit_post
from forums.services.posting import Opening, Words, reply, start_topic
from forums.views.finding import find_board, find_heir, find_post
from forums.views.keeping import hold_files, keep, settle, token_in

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.models import User
    from clearinghouse.accounts.requests import SignedInRequest
    from forums.forms.words import WordsForm
    from forums.models import Board, Post, Topic
    from forums.readers import Reader

LONGEST_QUOTE = 1500


@never_cache
@login_required
def start(request: SignedInRequest, slug: str) -> HttpResponse:
    reader = reader_of(request.user)
    board = find_board(reader, slug)
    if not can_write(reader, board):
        raise Http404
    about = request.POST.get("about", request.GET.get("about", ""))[:40]
    form = topic_form(request, board, about, is_moderator=can_moderate(reader, board))
    settle(request, form)
    subject = subject_asked(about, request.user)
    if is_sent(request, form):
        opening = Opening(
            form.titled(), TopicKind(form.cleaned_data["kind"]), form.chosen_tags(), subject, form.cleaned_data["asks"]
        )
        post = saved(form, lambda: start_topic(board, opening, words_of(form), actor=request.user))
        if post is not None:
            messages.success(request, thanks(post, "Your topic stands."))
            return redirect(post.place)
    keep(request, form)
    silence = silence_told(reader, board) if request.method == "GET" else None
    context = {"board": board, "form": form, "subject": subject, "preview": preview_of(request, form, board), "silence": silence}
    return render(request, "forums/start.html", context)


@never_cache
@login_required
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    topic = find_heir(reader, pk)
    if not can_reply(reader, topic, is_moderator=topic.is_moderated):  # type: ignore[attr-defined]  # annotated
        raise Http404
    quoted = quoted_post(topic, reader, request.POST.get("quoted", request.GET.get("quote", "")))
    form = reply_form(request.user, topic, request, quoted)
    quoted = quoted or form.quoted
    settle(request, form)
    if is_sent(request, form):
        post = saved(form, lambda: reply(topic, words_of(form, quoted), actor=request.user))
        if post is not None:
            messages.success(request, thanks(post, "Your reply stands."))
            return redirect(post.place)
    keep(request, form)
    context = {
        "topic": topic,
        "form": form,
        "quoted": quoted,
        "preview": preview_of(request, form, topic.board),
        "silence": silence_told(reader, topic.board) if request.method == "GET" else None,
    }
    return render(request, "forums/reply.html", context)


@never_cache
@login_required
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    post = find_post(reader, pk)
    if not can_edit(reader, post):
        raise Http404
    form = EditForm(request.POST or None, title=post.topic.title, standing=post.files.all(), initial={"text": post.text})
    if is_sent(request, form):
        changed = saved(form, lambda: edit_post(post, text=words_of(form).text, actor=request.user, **form.confirmed()))
        if changed is not None:
            messages.success(request, thanks(changed, "Your words are changed."))
            return redirect(changed.place)
    silence = silence_told(reader, post.topic.board) if request.method == "GET" else None
    context = {"post": post, "form": form, "preview": preview_of(request, form, post.topic.board), "silence": silence}
    return render(request, "forums/edit_post.html", context)


def reply_form(user: User, topic: Topic, sent: SignedInRequest | None = None, quoted: Post | None = None) -> ReplyForm:
    """A reply with what the person has sent, or else with what they have begun to write and a quotation after it."""
    data, files = (sent.POST or None, sent.FILES or None) if sent else (None, None)
    draft = draft_for(user, topic) if data is None and topic.has_draft else None  # type: ignore[attr-defined]  # annotated
    text = "\n\n".join(filter(None, [draft.text if draft else "", quotation(quoted) if quoted else ""]))
    initial = {"text": text, **({"token": draft.token} if draft else {})}
    form = ReplyForm(data, files, title=topic.title, initial=initial)
    hold_files(form, user, draft.token if draft else token_in(data) if data else None)
    form.quoted = draft.quoted if draft and draft.quoted and draft.quoted.is_shown else None
    form.keep_at(reverse("forums:keep_reply", args=[topic.pk]), user)
    return form


def topic_form(request: SignedInRequest, board: Board, about: str, *, is_moderator: bool) -> TopicForm:
    """A new topic with what the person has begun to write."""
    draft = draft_for(request.user, board) if request.method != "POST" else None
    initial: dict[str, Any] = {"about": about, "asks": "ask" in request.GET}
    if draft is not None:
        initial |= {
            "title": draft.title,
            "text": draft.text,
            "tags": draft.tags,
            "token": draft.token,
            "about": about or draft.about,
        }
        initial |= {"kind": draft.kind} if draft.kind else {}
    form = TopicForm(request.POST or None, request.FILES or None, is_moderator=is_moderator, initial=initial)
    hold_files(form, request.user, draft.token if draft else token_in(request.POST))
    form.keep_at(reverse("forums:keep_topic", args=[board.slug]), request.user)
    return form


def is_sent(request: SignedInRequest, form: WordsForm) -> bool:
    """Whether the form is whole and the person wants it sent, not only shown."""
    return request.method == "POST" and form.is_valid() and "preview" not in request.POST


def preview_of(request: SignedInRequest, form: WordsForm, board: Board) -> str:
    """The words as they will look, where the person asks for it."""
    if "preview" not in request.POST or "text" not in form.cleaned_data:
        return ""
    text = form.cleaned_data["text"]
    return rendered(text, names=named_in(text, board=board))


def words_of(form: WordsForm, quoted: Post | None = None) -> Words:
    """What the service takes."""
    facts = form.cleaned_data
    brought = form.brought() if isinstance(form, FileFields) else None
    return Words(
        facts["text"], facts.get("token"), facts["looked_at"], quoted, files=(brought,) if brought else (), sure=facts["sure"]
    )


def quoted_post(topic: Topic, reader: Reader, number: str) -> Post | None:
    """The post of the topic that is quoted, by its number there."""
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    is_moderator: bool = topic.is_moderated  # type: ignore[attr-defined]  # annotated
    return topic.posts.of(topic, reader, is_moderator=is_moderator).shown().select_related("author").filter(seq=number).first()


def quotation(post: Post) -> str:
    """The words of a post as a quotation to answer to; what it quotes itself is left out."""
    own = [line for line in post.text.splitlines() if not line.lstrip().startswith(">")]
    words = "\n".join(own).strip()
    return "\n".join(f"> {line}".rstrip() for line in shortened(words, LONGEST_QUOTE).splitlines()) + "\n\n"


def thanks(post: Post, words: str) -> str:
    """What is said after sending."""
    return "A moderator of this board reads it first; until then you alone see it." if post.state == PostState.WAITING else words
