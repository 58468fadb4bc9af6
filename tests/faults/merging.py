"""Merges one topic into another while others reply, from a process of its own: python -m tests.faults.merging <topic> <into> <person>."""

from __future__ import annotations

import json
import sys


def main() -> None:
    import django

    django.setup()

    from clearinghouse.accounts.models import User
    from forums.models import Topic
    from forums.services.merging import merge_topics

    source, target, person = (int(argument) for argument in sys.argv[1:])
    failures = []
    try:
        merge_topics(Topic.objects.get(pk=source), Topic.objects.get(pk=target), actor=User.objects.get(pk=person))
    except Exception as error:  # noqa: BLE001 -- told to whoever started this process
        failures.append(f"{type(error).__name__}: {error}")
    print(json.dumps(failures))


if __name__ == "__main__":
    main()
