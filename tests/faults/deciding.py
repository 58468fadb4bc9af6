"""Moderators who do the same at the same moment, in threads of one process: python -m tests.faults.deciding <post> <first moderator> <how many>."""

from __future__ import annotations

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def main() -> None:
    import django

    django.setup()
    from django.db import connections

    from clearinghouse.accounts.models import User
    from forums.models import Claim, Post
    from forums.services.claiming import claim_post
    from forums.services.moderating import hide_post, show_post

    number, first, people = (int(argument) for argument in sys.argv[1:])
    together = Barrier(people)

    def try_both(pk: int) -> list[str]:
        post, person = Post.objects.get(pk=number), User.objects.get(pk=pk)
        deeds = [
            lambda: claim_post(post, actor=person),
            lambda: Claim.objects.all().delete(),
            lambda: (hide_post(post, reason="No.", actor=person, seen="waiting:0") if pk % 2 else show_post(post, actor=person, seen="waiting:0")),
        ]  # fmt: skip
        outcomes = []
        for deed in deeds:
            together.wait()
            try:
                deed()
                outcomes.append("done")
            except Exception as error:  # noqa: BLE001 -- told to whoever started this process
                outcomes.append(type(error).__name__)
        connections.close_all()
        return [outcomes[0], outcomes[2]]

    with ThreadPoolExecutor(people) as pool:
        claims, decisions = zip(*pool.map(try_both, range(first, first + people)), strict=True)
    print(json.dumps([Counter(claims), Counter(decisions)]))


if __name__ == "__main__":
    main()
