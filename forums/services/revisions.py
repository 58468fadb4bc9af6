"""Moderators take earlier words of a post out of its history, and let them be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from forums.errors import NothingToDecide
from forums.services.claiming import check_recusal, to_moderate

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from forums.models import Post, Revision


@transaction.atomic
def take_out_version(post: Post, number: int, *, is_hidden: bool, actor: User) -> Revision:
    """Let nobody but moderators read what a post said before this edit, or everybody again. The post as it is now stands.

    What tells of a student is purged instead: this keeps the words. Raises NotAllowed, Recused, NothingToDecide.
    """
    topic, post = to_moderate(post, actor)
    check_recusal(post, actor)
    version = post.revisions.filter(number=number).first()
    if version is None or version.is_hidden == is_hidden:
        raise NothingToDecide
    version.is_hidden = is_hidden
    version.save(update_fields=["is_hidden"])
    audit.record(post, "post.version", actor=actor, board=topic.board_id, number=number, is_hidden=is_hidden)
    return version
