import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.voices import voices_on
from tests.factories.districts import DistrictFactory
from tests.factories.resources import practice_page
from tests.factories.voices import TriedHereFactory, rated, saved

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [0, 1, 3, 12])
def test_notes_and_ratings_are_one_query_for_a_visitor(many: int, public, django_assert_num_queries) -> None:
    page = practice_page()
    TriedHereFactory.create_batch(many, page=page, public=True)
    rated(page, people=many)
    with django_assert_num_queries(1):
        voices = voices_on(page, public)
        assert [str(note.district) for note in voices.notes] == [note.district.name for note in voices.notes]
    assert voices.total == many
    assert len(voices.notes) == min(many, 3)
    assert bool(voices.ratings) == (many >= 3)


@pytest.mark.parametrize("many", [1, 5])
def test_a_member_costs_two_more_however_many_there_are(many: int, teacher, django_assert_num_queries) -> None:
    page = practice_page()
    TriedHereFactory.create_batch(many, page=page)
    with django_assert_num_queries(3):
        assert voices_on(page, teacher).total == many


def test_the_tally_counts_each_district_once_by_its_newest_note(public) -> None:
    page, twice = practice_page(), DistrictFactory()
    TriedHereFactory(page=page, public=True, district=twice, outcome="trying")
    TriedHereFactory(page=page, public=True, district=twice, outcome="kept")
    TriedHereFactory(page=page, public=True, outcome="kept")
    TriedHereFactory(page=page, public=True, outcome="dropped")
    assert voices_on(page, public).tally == "3 districts tried it: 2 kept it, 1 dropped it"


def test_one_district_is_one(public) -> None:
    page = practice_page()
    TriedHereFactory(page=page, public=True, outcome="trying")
    assert voices_on(page, public).tally == "1 district tried it: 1 still trying"


def test_each_sees_and_counts_what_the_district_chose(public, outsider, teacher, own_district) -> None:
    page = practice_page()
    TriedHereFactory(page=page, public=True, saw="For all")
    TriedHereFactory(page=page, saw="For members")
    for state in ("draft", "withdrawn", "hidden"):
        TriedHereFactory(page=page, saw="Marmalade", district=own_district, public=True, **{state: True})
    TriedHereFactory(page=practice_page("Other"), public=True, saw="Marmalade")
    assert [note.saw for note in voices_on(page, public).notes] == ["For all"]
    assert [note.saw for note in voices_on(page, outsider).notes] == ["For all"]
    assert sorted(note.saw for note in voices_on(page, teacher).notes) == ["For all", "For members"]
    assert voices_on(page, public).tally.startswith("1 district")


def test_it_knows_what_is_saved_and_who_may_write(public, outsider, teacher) -> None:
    page = practice_page(audience=Audience.PUBLIC)
    saved(teacher, page)
    told = [(voices_on(page, who).is_saved, voices_on(page, who).is_member) for who in (public, outsider, teacher)]
    assert told == [(False, False), (False, False), (True, True)]
