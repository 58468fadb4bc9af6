import pytest

from clearinghouse.challenges.models import Backing
from clearinghouse.challenges.services.backings import back_challenge, withdraw_backing
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import DistrictKind
from tests.factories.challenges import BackingFactory, ChallengeFactory
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


def actions(challenge) -> list[str]:
    from wagtail.models import ModelLogEntry

    return list(ModelLogEntry.objects.for_instance(challenge).order_by("pk").values_list("action", flat=True))


def test_a_district_backs_a_challenge_once_and_may_change_its_sentence(own_district, district_administrator) -> None:
    challenge = ChallengeFactory()
    back_challenge(challenge, district=own_district, why=" The bus  leaves at two. ", actor=district_administrator)
    back_challenge(challenge, district=own_district, why="The bus leaves at two.", actor=district_administrator)
    assert Backing.objects.get().why == "The bus leaves at two."
    assert actions(challenge) == ["challenge.backed"]
    back_challenge(challenge, district=own_district, why="", actor=district_administrator)
    assert Backing.objects.get().why == ""
    assert actions(challenge) == ["challenge.backed", "challenge.backed"]


def test_a_district_takes_its_backing_back_and_again_does_nothing(own_district, other_district, district_administrator) -> None:
    challenge = ChallengeFactory()
    theirs = BackingFactory(challenge=challenge, district=other_district)
    BackingFactory(challenge=challenge, district=own_district)
    withdraw_backing(challenge, district=own_district, actor=district_administrator)
    withdraw_backing(challenge, district=own_district, actor=district_administrator)
    assert list(Backing.objects.all()) == [theirs]
    assert actions(challenge) == ["challenge.unbacked"]


@pytest.mark.parametrize("who", ["teacher", "coordinator", "curator", "consortium_administrator", "outsider", "teacher_elsewhere"])
def test_only_a_districts_administrator_speaks_for_it(who, request, own_district) -> None:
    challenge, actor = ChallengeFactory(), request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        back_challenge(challenge, district=own_district, why="", actor=actor)
    BackingFactory(challenge=challenge, district=own_district)
    with pytest.raises(NotAllowed):
        withdraw_backing(challenge, district=own_district, actor=actor)
    assert Backing.objects.count() == 1


def test_nobody_backs_for_another_district_for_one_that_left_or_what_is_off_the_list(
    own_district, other_district, district_administrator
) -> None:
    with pytest.raises(NotAllowed):
        back_challenge(ChallengeFactory(), district=other_district, why="", actor=district_administrator)
    with pytest.raises(NotAllowed):
        back_challenge(ChallengeFactory(is_shown=False), district=own_district, why="", actor=district_administrator)
    own_district.kind = DistrictKind.FORMER
    own_district.save()
    with pytest.raises(NotAllowed):
        back_challenge(ChallengeFactory(), district=own_district, why="", actor=district_administrator)
    assert not Backing.objects.exists()


def test_an_account_that_was_closed_backs_nothing(own_district, district_administrator) -> None:
    district_administrator.is_active = False
    district_administrator.save()
    with pytest.raises(NotAllowed):
        back_challenge(ChallengeFactory(), district=own_district, why="", actor=district_administrator)
    with pytest.raises(NotAllowed):
        back_challenge(ChallengeFactory(), district=own_district, why="", actor=member())
