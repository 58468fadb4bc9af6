"""One deed in a process of its own, for `test_voices_races.py`: python -m tests.resources.services.worker DEED PERSON OBJECT [MORE]

It waits for a line on its input, so that several begin at the same moment, and says how it went.
"""

import sys

import django

django.setup()

from clearinghouse.accounts.models import User  # noqa: E402 -- Django must be set up first
from clearinghouse.core.errors import RuleViolation  # noqa: E402
from clearinghouse.resources.models import RUBRIC, CollectionEntry, ResourcePage, TriedHereReport  # noqa: E402
from clearinghouse.resources.services.alerts import tell  # noqa: E402
from clearinghouse.resources.services.collection_entries import add_entry, move_entry  # noqa: E402
from clearinghouse.resources.services.ratings import rate_resource  # noqa: E402
from clearinghouse.resources.services.saving import save_resource  # noqa: E402
from clearinghouse.resources.services.tried_here import write_note  # noqa: E402
from clearinghouse.resources.services.tried_here_reports import decide_report  # noqa: E402
from tests.factories.voices import FACTS  # noqa: E402

deed, person, subject, *rest = sys.argv[1:]
actor = User.objects.get(pk=person)


def page() -> ResourcePage:
    return ResourcePage.objects.get(pk=subject)


def write() -> None:
    write_note(page(), district=actor.memberships.get().district, facts=FACTS, readers="members", actor=actor)


def move() -> None:
    move_entry(CollectionEntry.objects.get(pk=subject), up=rest[0] == "up", actor=actor)


DEEDS = {
    "save": lambda: save_resource(page(), actor=actor),
    "write": write,
    "rate": lambda: rate_resource(page(), answers=dict.fromkeys(RUBRIC, int(rest[0])), actor=actor),
    "add": lambda: add_entry(actor.collections.get(), page(), actor=actor),
    "move": move,
    "decide": lambda: decide_report(TriedHereReport.objects.get(pk=subject), take_down=rest[0] == "down", actor=actor),
    "tell": lambda: tell([int(subject)]),
}

print("ready", flush=True)
sys.stdin.readline()
try:
    DEEDS[deed]()
    print("done")
except RuleViolation as no:
    print(no.code)
