"""Posts made before the renderer changed are rendered anew."""

from __future__ import annotations

from django.db import transaction

from clearinghouse.core.content_changes import content_changed
from forums.markup import RENDERER, render
from forums.models import Post
from forums.selectors.people import named_in

BATCH = 200


def render_old_posts(*, batch: int = BATCH) -> int:
    """Render every post of an earlier version anew, a batch in each transaction. Returns how many; run again, it does nothing."""
    done = 0
    while posts := list(Post.objects.filter(renderer__lt=RENDERER).select_related("topic__board").order_by("pk")[:batch]):
        render_anew(posts)
        done += len(posts)
    return done


@transaction.atomic
def render_anew(posts: list[Post]) -> None:
    """Store new HTML for these posts. Only those whom a post named when it was sent stand out in it."""
    for post in posts:
        named = {
            name: people
            for name, people in named_in(post.text, board=post.topic.board).items()
            if set(people) & set(post.mentioned)
        }
        post.html, post.renderer = render(post.text, names=named), RENDERER
    Post.objects.bulk_update(posts, ["html", "renderer"])
    content_changed()
