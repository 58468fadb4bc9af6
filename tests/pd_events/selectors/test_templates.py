"""What a form begins with."""

import pytest

from pd_events.models import EventTemplate
from pd_events.selectors.templates import first_shape, first_words, template_asked, templates_for, usual_hours
from tests.factories.pd_events import EventTemplateFactory

pytestmark = pytest.mark.django_db


def test_the_consortiums_come_first(coordinator, own_district, django_assert_num_queries) -> None:
    own = [EventTemplateFactory(district=own_district, name=name) for name in ("b", "A")]
    shared = EventTemplateFactory(district=None, name="z")
    EventTemplateFactory()
    with django_assert_num_queries(3):
        assert templates_for(coordinator) == [shared, own[1], own[0]]


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 40, "²"])
def test_what_is_no_template_is_none(coordinator, number) -> None:
    assert template_asked(coordinator, number) is None


def test_only_ones_own_is_found(coordinator, own_district) -> None:
    own, other = EventTemplateFactory(district=own_district), EventTemplateFactory()
    assert template_asked(coordinator, str(own.pk)) == own
    assert template_asked(coordinator, str(other.pk)) is None


def test_money_is_said_in_dollars_and_hours_in_words() -> None:
    kept = EventTemplate(
        event_facts={"cost_cents": 2550, "title": "A day"}, date_facts={"starts": "15:30", "minutes": 150, "capacity": 9}
    )
    assert first_words(kept) == {"cost": 25.5, "title": "A day"}
    assert first_shape(kept) == {"capacity": 9}
    assert usual_hours(kept) == "Usually begins at 15:30 and lasts 2 h 30 min."
    assert (first_words(None), first_shape(None), usual_hours(None), usual_hours(EventTemplate())) == ({}, {}, "", "")
