"""Where dates are held."""

import pytest

from pd_events.enums import Mode
from pd_events.models import EventDate
from pd_events.selectors.places import map_of_venues, venues_of
from tests.factories.districts import DistrictFactory
from tests.factories.pd_events import EventDateFactory

pytestmark = pytest.mark.django_db


def dates() -> list[EventDate]:
    return list(EventDate.objects.select_related("district", "event"))


def test_each_place_has_its_dates_and_the_first_few_are_shown(django_assert_num_queries) -> None:
    birch, alder = DistrictFactory(name="Birch", latitude=42, longitude=-72), DistrictFactory(name="Alder")
    for _ in range(4):
        EventDateFactory(district=birch)
    EventDateFactory(district=alder)
    EventDateFactory(mode=Mode.ONLINE)
    every = dates()
    with django_assert_num_queries(0):
        venues = venues_of(every)
        assert [(venue.district.name, len(venue.few), venue.more) for venue in venues] == [("Alder", 1, 0), ("Birch", 3, 1)]
        shown = map_of_venues(venues)
    assert ([dot.district for dot in shown.dots], shown.missing) == ([birch], [alder])


def test_a_place_with_more_has_a_larger_dot_up_to_a_limit() -> None:
    places = [DistrictFactory(latitude=42 + number, longitude=-72) for number in range(3)]
    for place, number in zip(places, (1, 3, 12), strict=True):
        for _ in range(number):
            EventDateFactory(district=place)
    radius = {dot.district: dot.radius for dot in map_of_venues(venues_of(dates())).dots}
    assert radius[places[0]] < radius[places[1]] < radius[places[2]] == 14


def test_other_districts_are_specks_to_know_ones_way_by() -> None:
    place, beside, unknown = (
        DistrictFactory(latitude=42, longitude=-72),
        DistrictFactory(latitude=43, longitude=-72),
        DistrictFactory(),
    )
    EventDateFactory(district=place)
    shown = map_of_venues(venues_of(dates()), [place, beside, unknown])
    assert [dot.district for dot in shown.dots] == [place, beside]
    assert shown.dots[1].radius < shown.dots[0].radius
    assert shown.missing == []


def test_where_no_place_is_recorded_there_is_no_map() -> None:
    EventDateFactory()
    assert map_of_venues(venues_of(dates())) is None
