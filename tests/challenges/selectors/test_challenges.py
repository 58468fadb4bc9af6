import pytest

from clearinghouse.challenges.selectors.challenges import backers_of, challenges_in_order, ranked_challenges
from clearinghouse.districts.enums import DistrictKind, Role
from tests.factories.challenges import BackingFactory, ChallengeFactory
from tests.factories.districts import DistrictFactory, member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_the_most_backed_come_first_and_equals_by_number_in_one_query(count, public, django_assert_num_queries) -> None:
    few, many, none = (ChallengeFactory(name=name, number=n) for n, name in enumerate(["Few", "Many", "None"], start=1))
    for _ in range(count):
        BackingFactory(challenge=many)
    BackingFactory(challenge=many)
    BackingFactory(challenge=few)
    with django_assert_num_queries(1):
        ranked = ranked_challenges(public, most_backed_first=True)
    assert [(challenge.name, challenge.backers) for challenge in ranked] == [("Many", count + 1), ("Few", 1), ("None", 0)]
    assert [challenge.name for challenge in ranked_challenges(public)] == ["Few", "Many", "None"]
    assert none in ranked


def test_districts_that_left_or_only_watch_back_nothing(public) -> None:
    challenge = ChallengeFactory()
    for kind in (DistrictKind.FORMER, DistrictKind.OBSERVER, DistrictKind.APPLICANT, DistrictKind.LISTED):
        BackingFactory(challenge=challenge, district=DistrictFactory(kind=kind))
    assert ranked_challenges(public)[0].backers == 0
    assert backers_of(challenge, public).backings == []


def test_what_is_off_the_list_is_nobodys_to_see(public, consortium_administrator) -> None:
    ChallengeFactory(is_shown=False)
    for user in (public, consortium_administrator, None):
        assert challenges_in_order(user) == ranked_challenges(user) == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_challenges_backers_and_what_an_administrator_may_do_take_two_queries(
    count, own_district, district_administrator, django_assert_num_queries
) -> None:
    challenge = ChallengeFactory()
    for _ in range(count):
        BackingFactory(challenge=challenge)
    with django_assert_num_queries(2):
        found = backers_of(challenge, district_administrator)
    assert (len(found.backings), found.mine, found.could) == (count, [], [own_district])
    mine = BackingFactory(challenge=challenge, district=own_district)
    found = backers_of(challenge, district_administrator)
    assert (found.mine, found.could) == ([mine], [])


def test_who_administers_no_district_speaks_for_none(public, teacher, outsider, consortium_administrator, own_district) -> None:
    challenge = BackingFactory(district=own_district).challenge
    for user in (public, teacher, outsider, consortium_administrator, member(Role.FINANCE_CONTACT)):
        found = backers_of(challenge, user)
        assert (len(found.backings), found.mine, found.could) == (1, [], [])
