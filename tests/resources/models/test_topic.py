"""Topics are a tree, three levels deep at most and never a ring."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.resources.selectors.topics import with_broader, with_narrower
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


def test_the_tree_is_read_upwards_and_downwards_and_a_ring_made_past_the_forms_ends_too() -> None:
    literacy = TopicFactory(name="Literacy")
    writing = TopicFactory(name="Writing", broader=literacy)
    essays = TopicFactory(name="Essays", broader=writing)
    assert with_broader([essays]) == [essays, literacy, writing]
    assert with_narrower(literacy) == {literacy.pk, writing.pk, essays.pk}
    type(literacy).objects.filter(pk=literacy.pk).update(broader=essays)
    literacy.refresh_from_db()
    assert with_narrower(literacy) == {literacy.pk, writing.pk, essays.pk}
    assert set(with_broader([literacy])) == {literacy, writing, essays}
    assert len(literacy.line()) == 3


def test_the_parts_of_a_topic_that_goes_stand_on_top() -> None:
    literacy = TopicFactory()
    writing = TopicFactory(broader=literacy)
    literacy.delete()
    writing.refresh_from_db()
    assert writing.broader is None
