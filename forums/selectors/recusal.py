"""Who leaves a decision to another moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.models import Membership
from forums.enums import COMMON
from forums.models import Flag
from forums.selectors.people import moderating

if TYPE_CHECKING:
    from forums.models import Post
    from forums.readers import Reader

OWN_POST = "You wrote this yourself: another moderator decides about it. You may still edit or delete it."
OWN_REPORT = "You reported this yourself: another moderator decides about it. A note tells them what you know."
OWN_DISTRICT = "This is by somebody of your own district: a moderator of another district decides about it."


def recusal_for(reader: Reader, post: Post) -> str:
    """Why this moderator leaves the decision about a post to another, as they read it; empty where they may decide.

    Nobody decides about their own post. What one reported oneself, and on the consortium's boards what people of one's own district wrote, is
    decided by another where there is another who may. Three queries at most. What tells of a student may be taken out by any moderator.
    """
    if post.author_id == reader.user_id:
        return OWN_POST
    board = post.topic.board
    others = moderating(board).exclude(pk__in=[pk for pk in (reader.user_id, post.author_id) if pk is not None])
    reporters = Flag.objects.waiting().filter(post=post)
    if reporters.filter(reporter=reader.user_id).exists() and others.exclude(pk__in=reporters.values("reporter")).exists():
        return OWN_REPORT
    if board.audience in COMMON and post.district_id in reader.districts:
        neighbours = Membership.objects.current().filter(district=post.district_id).values("user")
        if others.exclude(pk__in=neighbours).exists():
            return OWN_DISTRICT
    return ""
