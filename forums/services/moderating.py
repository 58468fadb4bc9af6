"""Moderators decide what stands on their boards. Each decision is told to whoever wrote the post, and kept in the audit trail without its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clearinghouse.core import audit, outbox
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from forums.enums import COMMON, DecisionKind, FlagState, PostState, What
from forums.errors import MoreRead, NothingToDecide, NothingWaits, ReasonMissing, StaysAmongThemselves
from forums.models import Board, Claim, Decision, Flag, Post, Topic
from forums.policies import can_moderate, reads_no_more
from forums.readers import reader_of
from forums.selectors.moderation import standing_of
from forums.selectors.purges import drafts_quoting, left_of
from forums.services.claiming import check_claim, check_recusal, to_moderate
from forums.services.editing import take_away
from forums.services.ledger import count_in, happened, lock_topic
from forums.services.measures import decide
from forums.services.posting import TOLD
from forums.services.proving import begin_proof, forget_titles, forget_what_was_told

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

PURGED = "It told of a student. Its words are gone for good."


@transaction.atomic
def show_post(post: Post, *, actor: User, seen: str = "") -> Post:
    """Let a post stand: one that waited, or one that was taken down. What was reported of it is dismissed.

    `seen` is how it stood on the page where this was decided. Raises NotAllowed, NothingToDecide, SomebodyIsOnIt.
    """
    topic, post = to_decide(post, actor, seen)
    before = post.state
    if before == PostState.DELETED or not post.text:
        raise NothingToDecide
    if before != PostState.SHOWN:
        let_stand(topic, post)
        tell_author(post, actor, f"Your post in “{topic}” stands now.")
    Decision.objects.standing().filter(post=post, kind=DecisionKind.HIDDEN).update(ended_at=timezone.now(), ended_by=actor)
    decide_flags(post, FlagState.DISMISSED, actor)
    audit.record(post, "post.shown", actor=actor, changes={"state": (before, post.state)}, board=topic.board_id)
    return post


def let_stand(topic: Topic, post: Post) -> None:
    """Let a post that waited or was taken down be shown; followers hear of one that waited. The topic is held."""
    waited = post.state == PostState.WAITING
    post.state, post.hidden_because = PostState.SHOWN, ""
    post.save(update_fields=["state", "hidden_because", "updated_at"])
    count_in(topic, post)
    happened(topic, What.SHOWN, post)
    if waited:
        outbox.enqueue(TOLD, {"post": post.pk}, key=str(post.pk))


@transaction.atomic
def hide_post(post: Post, *, reason: str, actor: User, seen: str = "") -> Post:
    """Take a post down, for a reason that its author reads; with a first post goes its topic.

    Raises NotAllowed, NothingToDecide, ReasonMissing, SomebodyIsOnIt.
    """
    topic, post = to_decide(post, actor, seen)
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing
    if post.state == PostState.DELETED:
        raise NothingToDecide
    before, post.hidden_because = post.state, reason
    take_away(topic, post, PostState.HIDDEN)
    decide_flags(post, FlagState.UPHELD, actor)
    audit.record(post, "post.hidden", actor=actor, changes={"state": (before, post.state)}, reason=reason, board=topic.board_id)
    decision = put_on_record(post, DecisionKind.HIDDEN, reason, actor)
    url = decision.get_absolute_url() if decision else ""
    tell_author(post, actor, f"Your post in “{topic}” was taken down: {reason}", url=url)
    return post


@transaction.atomic
def purge_post(post: Post, *, actor: User) -> Post:
    """Take the words of a post out of everything: the post, its files, its history, the index, mail not yet sent and kept pages. Nobody brings them back.

    For what tells of a student, whoever is on it: this waits for nobody. That it was done is kept, and nothing of what it said. Raises NotAllowed.
    """
    topic, post = to_moderate(post, actor)
    before = left_of(post)
    take_words_out(post)
    Topic.objects.filter(pk=topic.pk).update(epoch=F("epoch") + 1)
    take_away(topic, post, PostState.HIDDEN)
    decide_flags(post, FlagState.UPHELD, actor)
    content_changed()
    put_on_record(post, DecisionKind.PURGED, PURGED, actor)
    begin_proof(post, {name: taken for name, left in left_of(post).items() if (taken := before[name] - left) > 0}, actor)
    audit.record(post, "post.purged", actor=actor, board=topic.board_id)
    tell_author(
        post, actor, f"Your post number {post.seq} on the board “{topic.board}” told of a student. Its words are gone for good."
    )
    return post


def take_words_out(post: Post) -> None:
    """Nothing of what a post said, or of what others said of it, stays in the database. The topic is held."""
    post.text = post.html = ""
    post.mentioned, post.hidden_because = [], PURGED
    post.save(update_fields=["text", "html", "mentioned", "updated_at"])
    for rows in (post.revisions.all(), post.files.all(), post.notes.all(), drafts_quoting(post)):
        rows.delete()
    Flag.objects.filter(post=post).update(note="")
    Decision.objects.filter(post=post).update(reason=PURGED)
    forget_what_was_told(post)
    forget_titles(post)


@transaction.atomic
def set_topic(topic: Topic, *, is_locked: bool, is_pinned: bool, board: Board, actor: User, is_confirmed: bool = False) -> Topic:
    """Close a topic, keep it on top, or move it to another board that this person moderates. Addresses stay.

    Where others read the new board the move has to be confirmed; what districts say among themselves stays there.
    Raises NotAllowed, MoreRead, StaysAmongThemselves.
    """
    reader = reader_of(actor)
    topic = lock_topic(topic.pk, reader)
    target = Board.objects.moderated_by(reader).filter(pk=board.pk).first()
    if target is None or not can_moderate(reader, topic.board):
        raise NotAllowed
    check_readers(topic.board, target, is_confirmed=is_confirmed)
    wanted = {"is_locked": is_locked, "is_pinned": is_pinned, "board": target}
    changes = {name: (getattr(topic, name), value) for name, value in wanted.items() if getattr(topic, name) != value}
    if changes:
        for name, (_, value) in changes.items():
            setattr(topic, name, value)
        topic.save(update_fields=list(changes))
        happened(topic, What.TOPIC)
        audit.record(topic, "topic.set", actor=actor, changes=changes, board=topic.board_id)
    return topic


def check_readers(before: Board, after: Board, *, is_confirmed: bool) -> None:
    """Whether what was said on one board may be moved to another. Raises MoreRead until it is confirmed, StaysAmongThemselves for good."""
    if reads_no_more(before, after):
        return
    if before.audience not in COMMON:
        raise StaysAmongThemselves
    if not is_confirmed:
        raise MoreRead


@transaction.atomic
def close_reports(post: Post, *, actor: User) -> Post:
    """Nothing is left to decide about a post that its author has deleted: what was reported of it is done with.

    Raises NotAllowed, NothingWaits, SomebodyIsOnIt.
    """
    topic, post = to_decide(post, actor)
    if post.state != PostState.DELETED or not Flag.objects.waiting().filter(post=post).exists():
        raise NothingWaits
    decide_flags(post, FlagState.UPHELD, actor)
    audit.record(post, "post.closed", actor=actor, board=topic.board_id)
    return post


def to_decide(post: Post, actor: User, seen: str = "") -> tuple[Topic, Post]:
    """The topic, held, and its post, for this moderator to decide about.

    Raises NotAllowed, SomebodyIsOnIt, Recused, and NothingToDecide where it no longer stands as they saw it: somebody was quicker.
    """
    topic, found = to_moderate(post, actor)
    check_claim(found, actor)
    check_recusal(found, actor)
    if seen and seen != standing_of(found):
        raise NothingToDecide
    return topic, found


def decide_flags(post: Post, state: FlagState, actor: User) -> None:
    """Settle what was reported of a post and let go whoever was on it; to other moderators it is no news any more."""
    Claim.objects.filter(post=post).delete()
    Flag.objects.waiting().filter(post=post).update(state=state, decided_by=actor, decided_at=timezone.now())
    settle(post)


def put_on_record(post: Post, kind: DecisionKind, reason: str, actor: User) -> Decision | None:
    """The decision on its author's record, unless they decided themselves or are no longer here."""
    if post.author is None or post.author == actor:
        return None
    return decide(post, post.author, kind, reason=reason, actor=actor)


def tell_author(post: Post, actor: User, text: str, *, url: str = "") -> None:
    """Tell whoever wrote it, unless they decided themselves."""
    if post.author is not None and post.author != actor:
        notify(post.author, kind=NotificationKind.FORUM_DECISION, text=text, url=url or post.get_absolute_url(), subject=post)
