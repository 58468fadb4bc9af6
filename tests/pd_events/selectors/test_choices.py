"""What the list of events can be narrowed by."""

import pytest

from clearinghouse.districts.enums import DistrictKind
from pd_events.selectors.choices import kept_choices
from tests.factories.districts import DistrictFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_topics_and_districts_that_belong_are_offered_by_name() -> None:
    topic, birch, ash = TopicFactory(name="Writing"), DistrictFactory(name="Birch"), DistrictFactory(name="Ash")
    DistrictFactory(name="Stranger", kind=DistrictKind.LISTED)
    found = kept_choices()
    assert (topic.slug, "Writing") in found.topics
    assert found.districts == [ash, birch]


def test_they_are_read_once_for_many_pages(django_assert_num_queries) -> None:
    DistrictFactory()
    with django_assert_num_queries(2):
        kept_choices()
        kept_choices()
