"""What is asked of the list of trainings."""

import pytest
from django.http import QueryDict

from pd_events.forms import FilterForm
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_an_address_with_a_merged_topic_asks_for_the_one_that_stayed() -> None:
    TopicFactory(slug="essays", merged_into=TopicFactory(slug="writing"))
    assert FilterForm(QueryDict("topic=essays&q=day")).wanted().topic == "writing"
    assert FilterForm(QueryDict("topic=none")).wanted().topic == ""
