"""People write, keep drafts, say a word and mend what they said while a moderator splits the topic, in threads of a process of their own:
python -m tests.faults.wording <topic> <first person> <people> <moderator>."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from collections.abc import Callable

    from clearinghouse.accounts.models import User
    from forums.models import Post, Topic


def window(about: Topic, posts: list[Post], person: User, token: UUID) -> None:
    """One of two windows in which the same person does the same."""
    from forums.enums import ReactionKind
    from forums.services.drafts import Begun, save_draft
    from forums.services.editing import edit_post
    from forums.services.posting import Words, reply
    from forums.services.reactions import react

    save_draft(about, Begun(f"From {person.pk}", token), actor=person)
    sent = reply(about, Words(f"From {person.pk}", token), actor=person)
    save_draft(about, Begun(f"From {person.pk}", token), actor=person)
    for post in posts:
        react(post, kind=ReactionKind.THANKS, is_on=True, actor=person)
    edit_post(sent, text=f"From {person.pk}, mended", actor=person)


def split(about: Topic, posts: list[Post], moderator: User) -> None:
    from forums.enums import TopicKind
    from forums.services.splitting import split_topic

    split_topic(about, [post.pk for post in posts], title="Split off", kind=TopicKind.DISCUSSION, actor=moderator)


def run(together: Barrier, deed: Callable[[], None]) -> list[str]:
    """What went wrong with one deed, begun at the same moment as the others."""
    from django.db import connections

    together.wait()
    try:
        deed()
    except Exception as error:  # noqa: BLE001 -- told to whoever started this process
        return [f"{type(error).__name__}: {error}"]
    finally:
        connections.close_all()
    return []


def main() -> None:
    import django

    django.setup()
    from clearinghouse.accounts.models import User
    from forums.models import Post, Topic

    topic, first, people, moderator = (int(argument) for argument in sys.argv[1:])
    about = Topic.objects.get(pk=topic)
    posts = list(about.posts.filter(seq__gt=1).order_by("seq"))[::2]
    deeds: list[Callable[[], None]] = [partial(split, about, posts, User.objects.get(pk=moderator))]
    for number in range(first, first + people):
        deeds += [partial(window, about, posts, User.objects.get(pk=number), uuid4())] * 2
    together = Barrier(len(deeds))
    with ThreadPoolExecutor(len(deeds)) as pool:
        failures = [failure for found in pool.map(partial(run, together), deeds) for failure in found]
    print(json.dumps({"failures": failures, "posts": Post.objects.count()}))


if __name__ == "__main__":
    main()
