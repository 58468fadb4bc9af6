import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.tried_here import (
    districts_to_write_for,
    may_change,
    notes_for,
    notes_of_own_districts,
    notes_on,
    notes_taken_down,
    reported_notes,
)
from tests.factories.resources import practice_page
from tests.factories.voices import ReportFactory, TriedHereFactory

pytestmark = pytest.mark.django_db


def test_lists_hold_only_what_is_shown_on_what_one_sees(public, teacher, other_district) -> None:
    page = practice_page()
    hidden = practice_page("Hidden", audience=Audience.DISTRICT, district=other_district)
    for_all, for_members = TriedHereFactory(page=page, public=True), TriedHereFactory(page=page)
    TriedHereFactory(page=hidden, public=True)
    TriedHereFactory(page=page, public=True, draft=True)
    assert list(notes_for(public)) == [for_all]
    assert set(notes_for(teacher)) == {for_all, for_members}
    assert notes_on(page, public) == [for_all]
    assert notes_on(hidden, public) == notes_on(hidden, teacher) == []


def test_the_list_narrows_by_outcome_and_district(public) -> None:
    page = practice_page()
    kept = TriedHereFactory(page=page, public=True)
    TriedHereFactory(page=page, public=True, outcome="dropped")
    assert list(notes_for(public, outcome="kept")) == [kept]
    assert list(notes_for(public, district=kept.district.slug)) == [kept]
    assert len(notes_for(public, outcome="nonsense")) == 2


def test_a_districts_people_see_their_own_in_every_state(teacher, teacher_elsewhere, own_district) -> None:
    page = practice_page()
    states = [{}, {"draft": True}, {"withdrawn": True}, {"hidden": True}]
    for state in states:
        TriedHereFactory(page=page, district=own_district, **state)
    assert len(notes_of_own_districts(teacher)) == 4
    assert notes_of_own_districts(teacher_elsewhere) == []


@pytest.mark.parametrize("many", [1, 3])
def test_lists_cost_the_same_for_one_and_three(many: int, public, curator, django_assert_num_queries) -> None:
    page = practice_page()
    for note in TriedHereFactory.create_batch(many, page=page, public=True):
        ReportFactory(note=note)
    with django_assert_num_queries(1):
        assert len([(note.district.name, note.page.title) for note in notes_for(public)]) == many
    with django_assert_num_queries(3):
        assert len([note.waiting for note in reported_notes(curator)]) == many


def test_who_writes_and_changes(teacher, outsider, public, own_district) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher)
    assert districts_to_write_for(teacher) == [own_district]
    assert districts_to_write_for(outsider) == []
    assert [may_change(note, who) for who in (teacher, outsider, public)] == [True, False, False]


def test_reports_are_for_those_who_decide(curator, teacher) -> None:
    note = TriedHereFactory(page=practice_page())
    ReportFactory.create_batch(2, note=note)
    TriedHereFactory(page=practice_page("B"), hidden=True)
    assert [(found.pk, len(found.waiting)) for found in reported_notes(curator)] == [(note.pk, 2)]
    assert len(notes_taken_down(curator)) == 1
    assert list(reported_notes(teacher)) == notes_taken_down(teacher) == []
