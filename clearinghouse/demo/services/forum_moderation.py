"""What moderators of the demo look after: reports, notes, an appeal, words that are watched for, changed posts, and the rota of the next weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from clearinghouse.accounts.models import User
from forums.enums import DecisionKind
from forums.models import Appeal, Decision, DutyWeek, Flag, HandOverNote, Post, Revision, WatchedWord
from forums.models.watched_word import folded
from forums.selectors.people import overseers
from forums.selectors.rota import monday_of, today
from forums.services.appealing import appeal
from forums.services.measures import warn_author

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKS_PLANNED = 3


def load_forum_moderation(content: Mapping[str, Any]) -> int:
    """Make each of these once; nobody is told but of appeals. Returns how many posts are reported."""
    people = {user.email.partition("@")[0]: user for user in User.objects.filter(is_active=True)}
    for action, phrases in content["words"].items():
        for phrase in phrases:
            facts = {"phrase": phrase, "action": action}
            WatchedWord.objects.get_or_create(district=None, folded=folded(phrase), defaults=facts)
    for row in content["reports"]:
        facts = {"reason": row["reason"], "note": row["note"]}
        Flag.objects.get_or_create(post=post_named(row), reporter=people[row["by"]], defaults=facts)
    for row in content["notes"]:
        HandOverNote.objects.get_or_create(post=post_named(row), author=people[row["by"]], text=row["text"])
    for row in content["changes"]:
        change(post_named(row), was=row["was"], after=timedelta(hours=row["hours"]))
    for row in content["appeals"]:
        ask_again(post_named(row), people[row["by"]], row)
    plan_weeks()
    return Flag.objects.waiting().values("post").distinct().count()


def post_named(row: Mapping[str, Any]) -> Post:
    """The post that a row names."""
    return Post.objects.get(topic__title=row["title"], seq=row["number"])


def change(post: Post, *, was: str, after: timedelta) -> None:
    """Let a post have said something else at first, which all who read it can look up."""
    if not post.edits:
        Revision.objects.create(post=post, number=1, text=was, written_at=post.created_at)
        post.edits, post.edited_at = 1, post.created_at + after
        post.save(update_fields=["edits", "edited_at"])


def ask_again(post: Post, moderator: User, row: Mapping[str, Any]) -> None:
    """A moderator's message with a post, about which its author asks that another look: both are told as the site tells them."""
    told = Decision.objects.filter(kind=DecisionKind.WARNED, post=post).first() or warn_author(
        post, reason=row["reason"], actor=moderator
    )
    if not Appeal.objects.filter(decision=told).exists():
        appeal(told, text=row["text"], actor=told.person)


def plan_weeks() -> None:
    """This week and the next, the moderators in turn; weeks that are planned stay as they are."""
    people = overseers()
    for number in range(WEEKS_PLANNED if people else 0):
        first, second = people[number % len(people)], people[(number + 1) % len(people)]
        facts = {"moderator": first, "stand_in": second if second != first else None}
        DutyWeek.objects.get_or_create(starts=monday_of(today()) + timedelta(weeks=number), defaults=facts)
