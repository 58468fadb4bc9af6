"""Pictures and documents below the words of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.core.models.standing import StandingList
from forums.models import PostFile

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.core.models.standing import Asked
    from forums.models import Post


FILES = StandingList(lambda posts: PostFile.objects.filter(post__in=posts).order_by("post", "pk"))


def files_of(posts: Collection[Post]) -> Asked:
    """The query for the files of these posts, which the reader is known to read; its rows are for `files_from`."""
    return FILES.of([post.pk for post in posts])


def files_from(rows: list[PostFile]) -> dict[int, list[PostFile]]:
    """Files by their post's key."""
    found: dict[int, list[PostFile]] = {}
    for file in rows:
        found.setdefault(file.post_id, []).append(file)
    return found
