"""What is asked of the list of trainings."""

import pytest
from django.http import QueryDict

from pd_events.forms import FilterForm
from tests.factories.districts import DistrictFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_an_address_with_a_merged_topic_asks_for_the_one_that_stayed() -> None:
    TopicFactory(slug="essays", merged_into=TopicFactory(slug="writing"))
    assert FilterForm(QueryDict("topic=essays&q=day")).wanted().topic == "writing"
    assert FilterForm(QueryDict("topic=none")).wanted().topic == ""


def test_where_one_starts_is_ones_own_district_unless_another_is_chosen_and_the_form_shows_it() -> None:
    own, other = DistrictFactory(latitude=42, longitude=-72), DistrictFactory(latitude=43, longitude=-72, name="Aaa")
    form = FilterForm(QueryDict("within=45"), districts=[own])
    assert (form.wanted().start, form["start"].value()) == (own.slug, own.slug)
    assert FilterForm(QueryDict(f"within=45&start={other.slug}"), districts=[own]).wanted().start == other.slug
    assert FilterForm(QueryDict("within=45")).wanted().within == "", "a visitor must say where they start"
    assert FilterForm(None, districts=[own]).wanted().start == own.slug
