"""Replies to one topic from threads of a process of their own: python -m tests.faults.replying <topic> <first person> <people> <posts each>."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def main() -> None:
    import django

    django.setup()
    from django.db import connections

    from clearinghouse.accounts.models import User
    from forums.models import Topic
    from forums.services.posting import Words, reply

    topic, first, people, posts = (int(argument) for argument in sys.argv[1:])
    together = Barrier(people)

    def write(number: int) -> list[str]:
        failures = []
        person, about = User.objects.get(pk=number), Topic.objects.get(pk=topic)
        together.wait()
        for turn in range(posts):
            try:
                reply(about, Words(f"Reply {turn} of {number}"), actor=person)
            except Exception as error:  # noqa: BLE001 -- told to whoever started this process
                failures.append(f"{type(error).__name__}: {error}")
        connections.close_all()
        return failures

    with ThreadPoolExecutor(people) as pool:
        failures = [failure for found in pool.map(write, range(first, first + people)) for failure in found]
    print(json.dumps(failures))


if __name__ == "__main__":
    main()
