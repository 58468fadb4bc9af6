"""Several people at one moment: real processes on a real database."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from clearinghouse.challenges.models import Backing, Challenge, Proposal
from clearinghouse.districts.enums import Role
from tests.factories.challenges import ChallengeFactory, ProposalFactory
from tests.factories.districts import DistrictFactory, member

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


@pytest.fixture
def site(tmp_path) -> dict[str, str]:
    """The environment of a process on this test's database."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.challenges.services.race_settings",
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
    }
    return {**os.environ, **settings, "VAR_DIR": str(tmp_path)}


def at_once(site: dict[str, str], *deeds: tuple[object, ...]) -> list[str]:
    """Do these at the same moment, each in a process of its own; what became of each."""
    connection.close()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.challenges.services.worker", *(str(word) for word in deed)],
            env=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for deed in deeds
    ]  # fmt: skip
    for process in processes:
        assert process.stdout.readline().strip() == "ready"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return sorted(process.communicate(timeout=60)[0].strip() for process in processes)


def test_four_clicks_at_once_are_one_backing(site) -> None:
    district, challenge = DistrictFactory(), ChallengeFactory()
    people = [member(Role.DISTRICT_ADMINISTRATOR, district=district) for _ in range(2)]
    deeds = [("back", person.pk, challenge.pk, district.pk) for person in people * 2]
    assert at_once(site, *deeds) == ["done"] * 4
    assert Backing.objects.count() == 1


def test_backing_and_taking_back_at_once_leave_one_or_none(site) -> None:
    district, challenge = DistrictFactory(), ChallengeFactory()
    person = member(Role.DISTRICT_ADMINISTRATOR, district=district)
    deeds = [(deed, person.pk, challenge.pk, district.pk) for deed in ("back", "withdraw", "back", "withdraw")]
    assert at_once(site, *deeds) == ["done"] * 4
    assert Backing.objects.count() in (0, 1)


def test_two_who_decide_at_once_make_one_decision(site) -> None:
    proposal = ProposalFactory()
    one, other = (member(Role.CONSORTIUM_ADMINISTRATOR) for _ in range(2))
    assert at_once(site, ("accept", one.pk, proposal.pk), ("decline", other.pk, proposal.pk)) == ["already_decided", "done"]
    proposal.refresh_from_db()
    assert Challenge.objects.count() == (1 if proposal.state == "accepted" else 0)


def test_proposals_accepted_at_once_get_numbers_of_their_own(site) -> None:
    ChallengeFactory(number=10)
    proposals = [ProposalFactory() for _ in range(3)]
    person = member(Role.CONSORTIUM_ADMINISTRATOR)
    assert at_once(site, *(("accept", person.pk, proposal.pk) for proposal in proposals)) == ["done"] * 3
    assert sorted(Challenge.objects.values_list("number", flat=True)) == [10, 11, 12, 13]
    assert Proposal.objects.filter(state="accepted").count() == 3
