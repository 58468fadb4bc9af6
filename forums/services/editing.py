"""Authors mend what they said, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.core.errors import NotAllowed
from forums.enums import PostState, What
from forums.errors import FirstPostStays, TooLateToEdit
from forums.markup import RENDERER, render
from forums.models import Post, Revision, Topic
from forums.policies import can_delete, can_edit, can_moderate, is_in_grace
from forums.readers import Reader, reader_of
from forums.selectors.people import named_in
from forums.services.checks import check_silence, look_for_students, watch
from forums.services.ledger import count_out, happened, lock_post
from forums.services.limits import check_links
from forums.services.posting import TOLD, Words
from forums.services.waiting_again import tell_changed
from forums.validators import validate_post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User


@transaction.atomic
def edit_post(post: Post, *, text: str, actor: User, looked_at: str = "", sure: str = "") -> Post:
    """Change one's own words. Within the grace nothing is kept of the earlier ones; later they stay for all who read the post.

    On a board where moderators read first, and where they say what is watched for, changed words wait for them. Raises NotAllowed,
    TooLateToEdit, Silenced, TooManyLinks, LooksLikeStudents, NotTaken, LookAgain, ValidationError.
    """
    topic, post, reader = own_post(post, actor)
    if not can_edit(reader, post):
        raise TooLateToEdit
    if text == post.text:
        return post
    validate_post(text)
    named = named_in(text, board=topic.board)
    words = Words(text, looked_at=looked_at, sure=sure)
    is_watched = check_change(post, words, names=named, author=actor, is_moderator=can_moderate(reader, topic.board))
    if not is_in_grace(post):
        keep_words(post)
    new_names = {pk for people in named.values() for pk in people} - {actor.pk, *post.mentioned}
    post.text, post.html, post.renderer = text, render(text, names=named), RENDERER
    post.mentioned = sorted({*post.mentioned, *new_names})
    post.full_clean(exclude=["html", "renderer"])
    tell_changed(topic, post, reader, is_watched=is_watched)
    if new_names and post.is_shown:
        outbox.enqueue(TOLD, {"post": post.pk, "only": sorted(new_names)}, key=f"{post.pk}:{post.edits}:{len(post.mentioned)}")
    return post


def check_change(post: Post, words: Words, *, names: Iterable[str], author: User, is_moderator: bool) -> bool:
    """Everything that is asked of changed words and the files below them; whether they say what a moderator reads first. The topic is held.

    Raises Silenced, TooManyLinks, LooksLikeStudents, NotTaken, LookAgain.
    """
    board, texts, files = post.topic.board, [post.topic.title, words.text], list(post.files.all())
    check_silence(author, board)
    if not is_moderator:
        check_links(author, words.text)
    look_for_students(texts, files=files, known=[str(author), *names], looked_at=words.looked_at)
    return not is_moderator and watch(texts, files=files, board=board, sure=words.sure)


@transaction.atomic
def delete_post(post: Post, *, actor: User) -> Post:
    """Take back one's own words; moderators still see that they stood there. Again nothing happens.

    Raises NotAllowed, FirstPostStays, TooLateToEdit.
    """
    topic, post, reader = own_post(post, actor)
    if post.state == PostState.DELETED:
        return post
    if post.is_first and topic.last_seq > 1:
        raise FirstPostStays
    if not can_delete(reader, post):
        raise TooLateToEdit
    take_away(topic, post, PostState.DELETED)
    return post


def own_post(post: Post, actor: User) -> tuple[Topic, Post, Reader]:
    """The topic, held, and this person's post in it. Raises NotAllowed."""
    reader = reader_of(actor)
    topic, found = lock_post(post.pk, reader)
    if found.author_id != actor.pk or not reader.is_member:
        raise NotAllowed
    return topic, found, reader


def keep_words(post: Post) -> None:
    """Keep the words that stand as an earlier version."""
    post.edits += 1
    Revision.objects.create(post=post, number=post.edits, text=post.text, written_at=post.edited_at or post.created_at)
    post.edited_at = timezone.now()


def take_away(topic: Topic, post: Post, state: PostState) -> None:
    """Let a post no longer be shown. An accepted answer that is gone answers nothing."""
    was_shown, post.state = post.is_shown, state
    post.save(update_fields=["state", "hidden_because", "updated_at"])
    if was_shown:
        count_out(topic, post, state)
    if topic.answer_id == post.pk:
        topic.answer = None
        topic.save(update_fields=["answer"])
    happened(topic, What.GONE, post)
