"""The tree of topics as it is read."""

import pytest

from clearinghouse.resources.selectors.vocabularies import with_broader, with_narrower
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


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
