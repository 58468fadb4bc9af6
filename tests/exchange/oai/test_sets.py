"""Sets that others harvest by."""

import pytest

from clearinghouse.exchange.oai.sets import current_set
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_harvester_who_asks_for_a_merged_topic_is_given_the_one_that_stayed() -> None:
    TopicFactory(slug="essays", merged_into=TopicFactory(slug="writing"))
    assert [current_set(spec) for spec in ("topic:essays", "topic:writing", "topic:none", "topic", "kind:link", "")] == [
        "topic:writing", "topic:writing", "topic:none", "topic", "kind:link", "",
    ]  # fmt: skip
