from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from clearinghouse.advocacy.figures.registry import (
    FigureDefinition,
    FigureValue,
    Part,
    UnknownFigure,
    all_figures,
    figure,
    register,
    unregister,
)

HOURS = FigureDefinition(
    "hours", "Hours shared", "Hours of training.", "hours", lambda: FigureValue(1_200, "1,200 hours.", date(2026, 7, 1))
)


@pytest.fixture
def hours() -> Iterator[FigureDefinition]:
    register(HOURS)
    yield HOURS
    unregister("hours")


def test_another_app_adds_a_figure_that_is_found_by_its_key(hours: FigureDefinition) -> None:
    assert figure("hours") is hours
    assert all_figures()[-1] is hours


def test_the_same_figure_may_be_registered_twice_and_another_under_its_key_may_not(hours: FigureDefinition) -> None:
    register(hours)
    with pytest.raises(ValueError, match="two figures called hours"):
        register(replace(hours, label="Other hours"))


def test_a_key_that_nobody_registered_is_unknown() -> None:
    with pytest.raises(UnknownFigure):
        figure("money-saved")


def test_every_figure_says_what_it_counts_from_what_and_where_to_look() -> None:
    for definition in all_figures():
        assert definition.label
        assert definition.definition.endswith(".")
        assert definition.source
        assert definition.drill_down.startswith("/")


def test_numbers_read_as_people_write_them() -> None:
    day = date(2026, 7, 1)
    assert FigureValue(12_480, "", day).shown == "12,480"
    assert FigureValue(7, "", day, written="7th").shown == "7th"
    assert FigureValue(None, "", day).shown == "not told"
    assert Part("Alder", None).shown == "not recorded"
    assert Part("Alder", None, is_suppressed=True).shown == "too few to show"
