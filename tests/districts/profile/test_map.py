"""The map of districts: north up, one scale, names that cover nothing."""

import itertools

import pytest

from clearinghouse.districts.models import District
from clearinghouse.districts.profile.map import HEIGHT, WIDTH, box_of, map_of


def district(name: str, latitude: float | None, longitude: float | None, **fields: object) -> District:
    return District(name=name, latitude=latitude, longitude=longitude, **fields)


def dots_of(*districts: District):
    return {dot.district.name: dot for dot in map_of(districts).dots}


def test_north_is_up_and_east_is_right() -> None:
    dots = dots_of(district("South", 42, -72), district("North", 43, -72), district("East", 42, -71))
    assert dots["North"].y < dots["South"].y == dots["East"].y
    assert dots["North"].x == dots["South"].x < dots["East"].x


def test_degrees_to_the_east_are_as_short_as_they_are_there() -> None:
    dots = dots_of(district("West", 60, 0), district("East", 60, 2), district("North", 61, 0))
    east, north = dots["East"].x - dots["West"].x, dots["West"].y - dots["North"].y
    assert east == pytest.approx(north, rel=0.03)  # at 60 degrees a degree of longitude is half one of latitude


def test_a_larger_district_has_a_larger_dot_and_an_unknown_number_the_smallest() -> None:
    dots = dots_of(
        district("Small", 42, -72, enrolment=100), district("Large", 43, -72, enrolment=1_800), district("Unknown", 42, -71)
    )
    assert dots["Unknown"].radius < dots["Small"].radius < dots["Large"].radius


def test_who_has_no_place_is_said_and_without_any_place_there_is_no_map() -> None:
    missing = district("Somewhere", None, None)
    assert map_of([district("Alder Gap", 42, -72), missing]).missing == [missing]
    assert map_of([missing]) is None
    assert map_of([]) is None


@pytest.mark.parametrize("spread", [0.0, 0.001, 0.2, 3.0, 40.0])
def test_every_dot_lies_on_the_map_and_no_name_covers_another(spread: float) -> None:
    places = [(42 + spread * (number % 5) / 5, -72 + spread * (number // 5) / 4) for number in range(20)]
    dots = map_of(district(f"Mill Brook {number}", *place, enrolment=300 * number) for number, place in enumerate(places)).dots
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in dots)
    names = [box_of(dot) for dot in dots if dot.label]
    covered = [(a, b) for a, b in itertools.combinations(names, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert covered == []
    assert all(box[0] >= 0 and box[2] <= WIDTH for box in names)
