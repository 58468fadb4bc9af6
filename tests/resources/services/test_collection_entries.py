import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.errors import CollectionFull
from clearinghouse.resources.services import collection_entries
from clearinghouse.resources.services.collection_entries import add_entry, move_entry, note_entry, remove_entry
from tests.factories.resources import practice_page
from tests.factories.voices import CollectionFactory, collection_of

pytestmark = pytest.mark.django_db


def titles(collection) -> list[str]:
    return [entry.page.title for entry in collection.entries.select_related("page")]


def test_what_is_added_stands_last_and_once(teacher) -> None:
    collection = CollectionFactory(owner=teacher)
    one, two = practice_page("One"), practice_page("Two")
    first = add_entry(collection, one, note=" First. ", actor=teacher)
    add_entry(collection, two, actor=teacher)
    assert add_entry(collection, one, actor=teacher) == first
    assert titles(collection) == ["One", "Two"]
    assert first.note == "First."


def test_a_full_one_says_so(teacher, monkeypatch) -> None:
    monkeypatch.setattr(collection_entries, "MOST", 1)
    collection = collection_of(practice_page("One"), owner=teacher)
    with pytest.raises(CollectionFull):
        add_entry(collection, practice_page("Two"), actor=teacher)


def test_entries_move_by_one_place_and_stop_at_the_ends(teacher) -> None:
    collection = collection_of(*(practice_page(name) for name in "ABC"), owner=teacher)
    last = collection.entries.last()
    for expected in (["A", "C", "B"], ["C", "A", "B"], ["C", "A", "B"]):
        move_entry(last, up=True, actor=teacher)
        assert titles(collection) == expected
    move_entry(last, up=False, actor=teacher)
    assert titles(collection) == ["A", "C", "B"]


def test_what_one_does_not_see_is_stepped_over(teacher, other_district) -> None:
    hidden = practice_page("Hidden", audience=Audience.DISTRICT, district=other_district)
    collection = collection_of(practice_page("A"), hidden, practice_page("B"), owner=teacher)
    move_entry(collection.entries.last(), up=True, actor=teacher)
    assert titles(collection) == ["B", "Hidden", "A"]
    with pytest.raises(NotAllowed):
        move_entry(collection.entries.get(page=hidden), up=True, actor=teacher)


def test_notes_change_and_entries_go(teacher, coordinator) -> None:
    collection = collection_of(practice_page("A"), owner=teacher)
    entry = collection.entries.get()
    assert note_entry(entry, note="Why.", actor=teacher).note == "Why."
    for deed in (
        lambda: note_entry(entry, note="Mine.", actor=coordinator),
        lambda: remove_entry(entry, actor=coordinator),
        lambda: move_entry(entry, up=True, actor=coordinator),
        lambda: add_entry(collection, practice_page("B"), actor=coordinator),
    ):
        with pytest.raises(NotAllowed):
            deed()
    remove_entry(entry, actor=teacher)
    assert titles(collection) == []


def test_nobody_adds_what_they_do_not_see(outsider) -> None:
    collection = CollectionFactory(owner=outsider)
    with pytest.raises(NotAllowed):
        add_entry(collection, practice_page(audience=Audience.MEMBERS), actor=outsider)
