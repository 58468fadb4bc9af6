from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.challenges.models import Backing, Challenge
from clearinghouse.challenges.selectors.agenda import agenda_for
from clearinghouse.districts.enums import DistrictKind
from tests.factories.challenges import BackingFactory, ChallengeFactory, ProposalFactory
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_the_agenda_begins_with_what_most_districts_back_in_a_fixed_number_of_queries(
    count, teacher, django_assert_num_queries
) -> None:
    for number in range(1, 6):
        for _ in range(number if number < 5 else 0):
            BackingFactory(challenge=Challenge.objects.filter(number=number).first() or ChallengeFactory(number=number))
    for _ in range(count):
        ProposalFactory()
    ProposalFactory(decided=True)
    with django_assert_num_queries(5):
        agenda = agenda_for(teacher)
    assert [point.challenge.number for point in agenda.points] == [4, 3, 2]
    assert len(agenda.proposals) == count


def test_each_point_suggests_something_after_how_many_stand_behind_it(teacher) -> None:
    one, two, three = ChallengeFactory(number=1), ChallengeFactory(number=2), ChallengeFactory(number=3)
    for challenge, names in ((one, ["Ash"]), (two, ["Birch", "Cedar"]), (three, ["Dale", "Elm", "Fir", "Gale"])):
        for name in names:
            BackingFactory(challenge=challenge, district=DistrictFactory(name=name))
    suggestions = [point.suggestion for point in agenda_for(teacher).points]
    assert suggestions[0].startswith("Dale, Elm and Fir form a working group")
    assert suggestions[1].startswith("Birch and Cedar try one step")
    assert suggestions[2].startswith("Ash tells what it has tried")


def test_lately_means_sixty_days_and_only_what_shows(teacher) -> None:
    old, new = BackingFactory(), BackingFactory()
    Backing.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=61))
    BackingFactory(challenge=ChallengeFactory(is_shown=False))
    BackingFactory(district=DistrictFactory(kind=DistrictKind.FORMER))
    first = ChallengeFactory(number=7)
    agenda = agenda_for(teacher)
    assert agenda.new_backings == [new]
    assert set(agenda.new_challenges) == {old.challenge, new.challenge, *Challenge.objects.filter(is_shown=True, number__gt=10)}
    assert first not in agenda.new_challenges


def test_an_agenda_without_anything_is_empty(teacher) -> None:
    agenda = agenda_for(teacher)
    assert (agenda.points, agenda.proposals, agenda.new_backings, agenda.new_challenges) == ([], [], [], [])
