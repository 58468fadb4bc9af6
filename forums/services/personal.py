"""What we hold about a person here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forums.models import Asked, BegunFile, BoardMark, Decision, Draft, ForumFeed, Helper, MailWish, Post, Reaction, TopicMark
from forums.selectors.letters import wish_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


def export(user: User) -> dict[str, Any]:
    """Everything they wrote, how far they have read, what they follow and how that comes to them, and what moderators decided."""
    posts = Post.objects.filter(author=user).select_related("topic__board").order_by("pk")
    marks = TopicMark.objects.filter(user=user).select_related("topic").order_by("pk")
    feeds = ForumFeed.objects.filter(owner=user, revoked_at=None).select_related("board").order_by("pk")
    helper = Helper.objects.filter(user=user).first()
    return {
        "asked_about": list(helper.expertise.order_by("name").values_list("name", flat=True)) if helper else [],
        "asked_a_week": helper.a_week if helper else None,
        "asked": list(Asked.objects.filter(user=user).order_by("pk").values("topic__title", "state")),
        "mail": str(wish_of(user).get_rhythm_display()),
        "feeds": [feed.board.name if feed.board else "All that they follow" for feed in feeds],
        "posts": [
            {"board": post.topic.board.name, "topic": post.topic.title, "number": post.seq, "at": post.created_at.isoformat(),
             "state": post.state, "text": post.text, "files": [file.name for file in post.files.all()]}
            for post in posts.prefetch_related("files")
        ],
        "drafts": [{"title": draft.title, "text": draft.text} for draft in Draft.objects.filter(author=user).order_by("pk")],
        "files_with_drafts": list(BegunFile.objects.filter(author=user).order_by("pk").values_list("name", flat=True)),
        "reactions": list(Reaction.objects.standing().filter(user=user).order_by("pk").values("post", "kind")),
        "decisions": [
            {"what": one.get_kind_display(), "at": one.created_at.isoformat(), "until": one.until.isoformat() if one.until else None,
             "reason": one.reason, "ended": one.ended_at is not None, "asked_again": one.appeal.text if hasattr(one, "appeal") else ""}
            for one in Decision.objects.filter(person=user).select_related("appeal").order_by("pk")
        ],
        "topics": [{"topic": mark.topic.title, "read_up_to": mark.read_seq, "hears_of": mark.level} for mark in marks],
    }  # fmt: skip


def erase(user: User) -> None:
    """Forget what they followed, said in one word and what was decided about them; what they wrote for all stays, under the name that is left."""
    TopicMark.objects.filter(user=user).delete()
    BoardMark.objects.filter(user=user).delete()
    Helper.objects.filter(user=user).delete()
    Asked.objects.filter(user=user).delete()
    Reaction.objects.filter(user=user).delete()
    MailWish.objects.filter(user=user).delete()
    ForumFeed.objects.filter(owner=user).delete()
    BegunFile.objects.filter(author=user).delete()
    Draft.objects.filter(author=user).delete()
    Decision.objects.filter(person=user).delete()
    Post.objects.filter(author=user).update(client_token=None)
