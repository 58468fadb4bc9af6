"""Proposals in the library, as members make them and curators judge them."""

from __future__ import annotations

from typing import Any

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import District
from clearinghouse.resources.enums import Criterion, Decision, ResourceKind
from clearinghouse.resources.models import ResourceProposal
from clearinghouse.resources.services.proposals import Proposed, propose_resource
from clearinghouse.resources.services.rubric import Verdict
from tests.factories.districts import DistrictFactory, member
from tests.factories.resources import library

ALL_TWOS = {criterion.value: 2 for criterion in Criterion}


def said(title: str = "Snow-day packets", **words: Any) -> Proposed:
    """What a member says of a link."""
    return Proposed(
        title=title, **{"why": "Our bus roads close.", "source_url": f"https://example.org/{title.replace(' ', '-')}", **words}
    )


def proposal_of(
    person: User | None = None,
    title: str = "Snow-day packets",
    *,
    kind: str = ResourceKind.LINK,
    district: District | None = None,
    **words: Any,
) -> ResourceProposal:
    """A proposal that waits for a curator."""
    library()
    person = person or member(Role.TEACHER, district=district or DistrictFactory())
    district = district or person.memberships.get().district
    return propose_resource(kind, said(title, **words), district=district, actor=person)


def approval(**words: Any) -> Verdict:
    return Verdict(Decision.APPROVE, scores=ALL_TWOS, **words)


def refusal(decision: Decision = Decision.DECLINE, reason: str = "It sells more than it helps.") -> Verdict:
    return Verdict(decision, reason, {"fit": 1}, {"fit": "Needs forty devices"}, "Seen before elsewhere")
