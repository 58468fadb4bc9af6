"""Topics are a tree, three levels deep at most and never a ring."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_topic_is_never_a_part_of_its_own_part() -> None:
    literacy = TopicFactory(name="Literacy")
    writing = TopicFactory(name="Writing", broader=literacy)
    literacy.broader = writing
    with pytest.raises(ValidationError, match="“Writing” is a part of “Literacy” itself"):
        literacy.full_clean()


def test_a_fourth_level_is_refused_from_below_and_from_above() -> None:
    literacy = TopicFactory()
    writing = TopicFactory(broader=literacy)
    essays = TopicFactory(broader=writing)
    essays.full_clean()
    with pytest.raises(ValidationError, match="3 levels deep at most"):
        TopicFactory.build(broader=essays).full_clean()
    literacy.broader = TopicFactory()
    with pytest.raises(ValidationError, match="3 levels deep at most"):
        literacy.full_clean()


def test_the_parts_of_a_topic_that_goes_stand_on_top() -> None:
    literacy = TopicFactory()
    writing = TopicFactory(broader=literacy)
    literacy.delete()
    writing.refresh_from_db()
    assert writing.broader is None
