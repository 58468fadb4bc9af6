"""The ways from somebody's district."""

import pytest

from clearinghouse.districts.enums import DistrictKind
from pd_events.selectors.travel import NOWHERE, travel_from
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


def test_the_way_begins_in_the_district_asked_for_or_else_in_ones_own() -> None:
    own, other = DistrictFactory(latitude=42, longitude=-72), DistrictFactory(latitude=42.1, longitude=-72)
    unknown = DistrictFactory()
    assert travel_from("", [unknown, own]).start == own
    assert travel_from(other.slug, [own]).start == other
    assert travel_from("", [own]).trips[own.pk].minutes == 0
    assert unknown.pk not in travel_from("", [own]).trips
    assert travel_from("", [own]).within(10) == {own.pk}


def test_without_a_start_there_is_no_way(django_assert_num_queries) -> None:
    applicant = DistrictFactory(latitude=42, longitude=-72, kind=DistrictKind.APPLICANT)
    assert travel_from("no-such-district", []) == travel_from(applicant.slug, []) == NOWHERE
    with django_assert_num_queries(0):
        assert travel_from("", []) == NOWHERE
