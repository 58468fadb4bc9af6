"""One deed in a process of its own, for `test_races.py`: python -m tests.challenges.services.worker DEED PERSON OBJECT [DISTRICT]

It waits for a line on its input, so that several begin at the same moment, and says how it went.
"""

import sys

import django

django.setup()

from clearinghouse.accounts.models import User  # noqa: E402 -- Django must be set up first
from clearinghouse.challenges.models import Challenge, Proposal  # noqa: E402
from clearinghouse.challenges.services.backings import back_challenge, withdraw_backing  # noqa: E402
from clearinghouse.challenges.services.proposals import accept_proposal, decline_proposal  # noqa: E402
from clearinghouse.core.errors import RuleViolation  # noqa: E402
from clearinghouse.districts.models import District  # noqa: E402

deed, person, subject, *rest = sys.argv[1:]
actor = User.objects.get(pk=person)


def do() -> None:
    if deed in ("back", "withdraw"):
        challenge, district = Challenge.objects.get(pk=subject), District.objects.get(pk=rest[0])
        if deed == "back":
            back_challenge(challenge, district=district, why="It matters.", actor=actor)
        else:
            withdraw_backing(challenge, district=district, actor=actor)
    elif deed == "accept":
        accept_proposal(Proposal.objects.get(pk=subject), actor=actor)
    else:
        decline_proposal(Proposal.objects.get(pk=subject), reason="No.", actor=actor)


print("ready", flush=True)
sys.stdin.readline()
try:
    do()
    print("done")
except RuleViolation as no:
    print(no.code)
