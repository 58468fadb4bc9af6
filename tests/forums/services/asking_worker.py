"""A question put to the consortium in a process of its own, for `test_asking_races.py`: python -m tests.forums.services.asking_worker PERSON BOARD TERM

It waits for a line on its input, so that several begin at the same moment.
"""

import sys

import django

django.setup()

from clearinghouse.accounts.models import User  # noqa: E402 -- Django must be set up first
from clearinghouse.resources.models import Topic as Tag  # noqa: E402
from forums.enums import TopicKind  # noqa: E402
from forums.models import Board  # noqa: E402
from forums.services.posting import Opening, Words, start_topic  # noqa: E402

person, board, term = sys.argv[1:]
actor, place, tag = User.objects.get(pk=person), Board.objects.get(pk=board), Tag.objects.get(pk=term)

print("ready", flush=True)
sys.stdin.readline()
opening = Opening(f"Who knows, asks {person}?", TopicKind.QUESTION, [tag], None, asks=True)
start_topic(place, opening, Words(f"Somebody must, says {person}."), actor=actor)
print("done")
