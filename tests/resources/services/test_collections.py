import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.errors import DistrictMissing, TooManyCollections
from clearinghouse.resources.models import Collection, Readers
from clearinghouse.resources.services import collections
from clearinghouse.resources.services.collections import (
    change_collection,
    close_to_public,
    copy_collection,
    delete_collection,
    make_collection,
)
from tests.factories.resources import practice_page
from tests.factories.voices import CollectionFactory, collection_of

pytestmark = pytest.mark.django_db


def make(actor, readers=Readers.PRIVATE, district=None, title="For Monday") -> Collection:
    return make_collection(title=title, note="Bring it.", readers=readers, district=district, actor=actor)


def test_making_the_same_twice_is_one_while_it_is_empty(teacher) -> None:
    made = make(teacher)
    assert make(teacher) == made
    assert made.slug.startswith("for-monday-")
    assert make(teacher, title="Für ?!") != made


def test_a_title_without_letters_has_an_address_too(teacher) -> None:
    assert make(teacher, title="!!!").slug.startswith("collection-")


def test_members_show_it_in_the_name_of_their_own_district_only(teacher, outsider, own_district, other_district) -> None:
    assert make(teacher, Readers.PUBLIC, own_district).district == own_district
    assert make(teacher, Readers.PRIVATE, own_district).district is None
    assert make(outsider).readers == Readers.PRIVATE
    for actor, readers, district in (
        (teacher, Readers.PUBLIC, other_district),
        (teacher, Readers.DISTRICT, other_district),
        (outsider, Readers.PUBLIC, None),
        (outsider, Readers.DISTRICT, outsider.memberships.get().district),
    ):
        with pytest.raises(NotAllowed):
            make(actor, readers, district)
    with pytest.raises(DistrictMissing):
        make(teacher, Readers.DISTRICT)


def test_one_too_many_is_refused(teacher, monkeypatch) -> None:
    monkeypatch.setattr(collections, "MOST", 1)
    make(teacher)
    with pytest.raises(TooManyCollections):
        make(teacher, title="Another")


def test_the_owner_and_the_districts_administrator_change_and_delete_it(
    teacher, coordinator, district_administrator, curator, own_district
) -> None:
    shared = CollectionFactory(owner=teacher, readers=Readers.DISTRICT, district=own_district)
    words = {"title": "Renamed", "note": "", "readers": Readers.DISTRICT, "district": own_district}
    for actor in (coordinator, curator):
        with pytest.raises(NotAllowed):
            change_collection(shared, **words, actor=actor)
        with pytest.raises(NotAllowed):
            delete_collection(shared, actor=actor)
    address = shared.slug
    assert change_collection(shared, **words, actor=district_administrator).slug == address
    delete_collection(shared, actor=teacher)
    assert not Collection.objects.exists()


def test_a_private_one_is_nobody_elses(district_administrator, teacher, own_district) -> None:
    private = CollectionFactory(owner=teacher)
    with pytest.raises(NotAllowed):
        delete_collection(private, actor=district_administrator)
    with pytest.raises(NotAllowed):
        copy_collection(private, actor=district_administrator)


def test_a_copy_is_private_and_holds_only_what_the_copier_sees(outsider) -> None:
    shown, hidden = practice_page("Shown"), practice_page("Hidden", audience=Audience.MEMBERS)
    public = collection_of(hidden, shown, public=True, title="A")
    public.entries.filter(page=shown).update(note="Read it first.")
    copy = copy_collection(public, actor=outsider)
    assert (copy.title, copy.readers, copy.owner) == ("Copy of A", Readers.PRIVATE, outsider)
    assert [(entry.page_id, entry.position, entry.note) for entry in copy.entries.all()] == [(shown.pk, 1, "Read it first.")]


def test_curators_take_a_public_one_out_of_sight(curator, teacher) -> None:
    public = CollectionFactory(public=True)
    with pytest.raises(NotAllowed):
        close_to_public(public, actor=teacher)
    assert close_to_public(public, actor=curator).readers == Readers.PRIVATE
    assert close_to_public(public, actor=curator).readers == Readers.PRIVATE
