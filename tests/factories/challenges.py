"""Challenges, who backs them, and proposals of further ones."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from clearinghouse.challenges.enums import ProposalState
from clearinghouse.challenges.models import Backing, Challenge, Proposal
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory


class ChallengeFactory(DjangoModelFactory):
    class Meta:
        model = Challenge

    number = factory.Sequence(lambda n: 100 + n)
    name = factory.Sequence(lambda n: f"Late bus {n}")
    slug = factory.Sequence(lambda n: f"late-bus-{n}")
    sentence = "Buses leave before the club begins."


class BackingFactory(DjangoModelFactory):
    class Meta:
        model = Backing

    challenge = factory.SubFactory(ChallengeFactory)
    district = factory.SubFactory(DistrictFactory)


class ProposalFactory(DjangoModelFactory):
    """One that waits; `decided=ProposalState.ACCEPTED` gives a decided one."""

    class Meta:
        model = Proposal

    name = factory.Sequence(lambda n: f"Snow days {n}")
    sentence = "Lessons stop when the road does."
    why = "Eleven days last winter."
    proposed_by = factory.SubFactory(UserFactory)
    district = factory.SubFactory(DistrictFactory)

    class Params:
        decided = factory.Trait(
            state=ProposalState.DECLINED, decided_at=factory.LazyFunction(timezone.now), reason="Known already."
        )
