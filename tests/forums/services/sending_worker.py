"""A reply sent in a process of its own, for `test_keeping_races.py`: python -m tests.forums.services.sending_worker PERSON TOPIC TOKEN

It waits for a line on its input, so that several begin at the same moment.
"""

import sys
from uuid import UUID

import django

django.setup()

from clearinghouse.accounts.models import User  # noqa: E402 -- Django must be set up first
from forums.models import Topic  # noqa: E402
from forums.services.posting import Words, reply  # noqa: E402

person, topic, token = sys.argv[1:]
actor, place = User.objects.get(pk=person), Topic.objects.get(pk=topic)

print("ready", flush=True)
sys.stdin.readline()
print(reply(place, Words("Here is the plan.", UUID(token)), actor=actor).pk)
