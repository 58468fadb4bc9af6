"""Pictures and documents below the words of posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forums.models import PostFile

if TYPE_CHECKING:
    from collections.abc import Collection

    from forums.models import Post


def files_of(posts: Collection[Post]) -> dict[int, list[PostFile]]:
    """The files of these posts, which the reader is known to read, by the post's key. One query."""
    found: dict[int, list[PostFile]] = {}
    for file in PostFile.objects.filter(post__in=[post.pk for post in posts]).order_by("post", "pk"):
        found.setdefault(file.post_id, []).append(file)
    return found
