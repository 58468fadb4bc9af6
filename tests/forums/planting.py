"""A topic that is attacks throughout, for every way on which what people wrote reaches others."""

from __future__ import annotations

from typing import Any

from clearinghouse.resources.student_data import digest_of
from forums.enums import BoardAudience
from forums.models import Topic
from tests.factories.forums import BoardFactory, post_on, reply_to
from tests.forums.attacks import ALL

FEW_AT_ONCE = 30
# No form takes a zero character, and PostgreSQL keeps none.
PLANTED = [attack for attack in ALL if "\x00" not in attack]
BOARD = "<script>alert('board')</script>"
TITLE = '"><svg/onload=alert(1)>{{7*7}}\x0b\x1b\ufffe'


def planted_topic(author: Any, *, texts: list[str] | None = None, **fields: Any) -> Topic:
    """A topic whose title, first post and replies are attacks, on a board whose name, words and rules are; without `texts`, all there are."""
    fields = {"audience": BoardAudience.PUBLIC, "name": BOARD, "description": '"><img src=x onerror=alert(1)>', **fields}
    board = BoardFactory(rules="</div><script>alert(1)</script>", **fields)
    texts = texts or ["\n\n".join(PLANTED[at : at + FEW_AT_ONCE]) for at in range(0, len(PLANTED), FEW_AT_ONCE)]
    topic = post_on(board, author, title=TITLE, text=texts[0], looked_at=digest_of(TITLE, texts[0])).topic
    for text in texts[1:]:
        reply_to(topic, author, text, looked_at=digest_of(topic.title, text))
    found: Topic = Topic.objects.get(pk=topic.pk)
    return found
