import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import Collection, Readers
from clearinghouse.resources.selectors.collections import (
    collections_to_add_to,
    district_collections,
    entries_of,
    open_collections,
    own_collections,
)
from tests.factories.resources import practice_page
from tests.factories.voices import CollectionFactory, collection_of

pytestmark = pytest.mark.django_db


def test_who_may_read_which(public, outsider, teacher, coordinator, teacher_elsewhere, own_district) -> None:
    private = CollectionFactory(owner=teacher)
    shared = CollectionFactory(owner=teacher, readers=Readers.DISTRICT, district=own_district)
    open_to_all = CollectionFactory(public=True)
    seen = {who: set(Collection.objects.visible_to(who)) for who in (public, outsider, teacher, coordinator, teacher_elsewhere)}
    assert seen[public] == seen[outsider] == seen[teacher_elsewhere] == {open_to_all}
    assert seen[teacher] == {private, shared, open_to_all}
    assert seen[coordinator] == {shared, open_to_all}


def test_what_one_may_not_see_is_left_out_and_not_counted(public, teacher) -> None:
    shown, hidden = practice_page("Shown"), practice_page("Marmalade", audience=Audience.MEMBERS)
    collection = collection_of(hidden, shown, public=True)
    only_hidden = collection_of(hidden, public=True)
    assert [entry.page.title for entry in entries_of(collection, public)] == ["Shown"]
    assert [entry.page.title for entry in entries_of(collection, teacher)] == ["Marmalade", "Shown"]
    assert [(found.pk, found.size) for found in open_collections(public)] == [(collection.pk, 1)]
    assert {found.pk: found.size for found in open_collections(teacher)} == {collection.pk: 2, only_hidden.pk: 1}


def test_lists_of_ones_own_and_of_the_district(teacher, coordinator, own_district) -> None:
    shared = collection_of(practice_page(), owner=teacher, readers=Readers.DISTRICT, district=own_district)
    assert [found.size for found in own_collections(teacher)] == [1]
    assert district_collections(teacher) == []
    assert district_collections(coordinator) == [shared]


def test_a_person_sees_where_a_resource_is_already(teacher) -> None:
    page = practice_page()
    collection_of(page, owner=teacher, title="With")
    CollectionFactory(owner=teacher, title="Without")
    collection_of(page, public=True)
    assert [(found.title, found.has) for found in collections_to_add_to(teacher, page)] == [("With", True), ("Without", False)]


@pytest.mark.parametrize("many", [1, 3])
def test_lists_cost_the_same_for_one_and_three(many: int, public, django_assert_num_queries) -> None:
    collection = collection_of(*(practice_page(f"Quiz {n}") for n in range(many)), public=True)
    for _ in range(many - 1):
        collection_of(practice_page("Once more"), public=True)
    with django_assert_num_queries(1):
        assert len([found.by for found in open_collections(public)]) == many
    with django_assert_num_queries(1):
        assert len([entry.page.title for entry in entries_of(collection, public)]) == many
