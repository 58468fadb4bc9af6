"""How far it is."""

import pytest

from pd_events.travel import straight_miles, trip

BOSTON, WORCESTER = (42.3601, -71.0589), (42.2626, -71.8023)


def test_the_straight_line_is_that_of_the_globe() -> None:
    assert straight_miles(BOSTON, WORCESTER) == pytest.approx(38.6, abs=0.5)
    assert straight_miles(WORCESTER, BOSTON) == straight_miles(BOSTON, WORCESTER)


def test_a_road_is_longer_and_its_minutes_are_told_in_fives() -> None:
    way = trip(BOSTON, WORCESTER)
    assert (way.miles, way.minutes % 5) == (50, 0)
    assert way.words == "about 50 miles, 80 min"


def test_who_stays_at_home_goes_nowhere() -> None:
    assert trip(BOSTON, BOSTON).words == ""
    assert trip((42.0, -72.0), (42.0, -71.988)).words == "about 1 mile, 5 min"
