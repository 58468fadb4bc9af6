import logging
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience, Role
from clearinghouse.resources.errors import LooksLikeStudents
from clearinghouse.resources.models import NoteState, TriedHere
from clearinghouse.resources.services.tried_here import change_note, withdraw_note, write_note
from clearinghouse.resources.signals import tried_here_changed
from clearinghouse.resources.student_data import digest_of
from tests.factories.districts import member
from tests.factories.resources import practice_page
from tests.factories.voices import FACTS, TriedHereFactory

pytestmark = pytest.mark.django_db
ABOUT_ONE = "Jayden in grade 4 read on his own."


def write(page, district, actor, readers="members", looked_at="", **facts) -> TriedHere:
    return write_note(page, district=district, facts={**FACTS, **facts}, readers=readers, actor=actor, looked_at=looked_at)


def test_a_teacher_writes_for_her_district_and_the_same_again_is_one_note(teacher, own_district) -> None:
    page = practice_page()
    note = write(page, own_district, teacher)
    assert (note.state, note.audience, note.author, note.cost) == (NoteState.SHOWN, Audience.MEMBERS, teacher, 240)
    assert write(page, own_district, teacher) == note
    assert write(page, own_district, teacher, saw="Another year: the same.") != note


def test_a_draft_is_shown_to_nobody_else(teacher, own_district) -> None:
    assert write(practice_page(), own_district, teacher, readers="district").state == NoteState.DRAFT


def test_nobody_writes_for_another_district_or_on_what_they_may_not_see(
    teacher, outsider, curator, own_district, other_district
) -> None:
    page, hidden = practice_page(), practice_page("Theirs", audience=Audience.DISTRICT, district=other_district)
    for actor, district, on in (
        (teacher, other_district, page),
        (outsider, own_district, page),
        (outsider, outsider.memberships.get().district, page),
        (curator, other_district, page),
        (teacher, own_district, hidden),
    ):
        with pytest.raises(NotAllowed):
            write(on, district, actor)
    assert not TriedHere.objects.exists()


def test_words_that_look_like_a_students_are_kept_only_once_looked_at(teacher, own_district, caplog) -> None:
    page = practice_page()
    caplog.set_level(logging.DEBUG)
    with pytest.raises(LooksLikeStudents) as no:
        write(page, own_district, teacher, saw=ABOUT_ONE)
    assert "a name beside" in no.value.message
    assert "Jayden" not in no.value.message
    looked_at = digest_of(FACTS["cost_for"], ABOUT_ONE, FACTS["differently"])
    with pytest.raises(LooksLikeStudents):
        write(page, own_district, teacher, saw=f"{ABOUT_ONE} So did Ana in grade 2.", looked_at=looked_at)
    assert write(page, own_district, teacher, saw=ABOUT_ONE, looked_at=looked_at).saw == ABOUT_ONE
    assert not any("Jayden" in record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert not any("Jayden" in str(entry.data) for entry in ModelLogEntry.objects.all())


def test_the_audit_trail_keeps_what_became_of_it_and_never_the_words(teacher, own_district) -> None:
    note = write(practice_page(), own_district, teacher, saw="A sentence of ours.")
    change_note(note, facts={**FACTS, "saw": "Another sentence.", "outcome": "dropped"}, readers="public", actor=teacher)
    withdraw_note(note, actor=teacher)
    entries = list(ModelLogEntry.objects.filter(content_type__model="triedhere").order_by("pk"))
    assert [entry.action for entry in entries] == ["tried_here.written", "tried_here.changed", "tried_here.withdrawn"]
    assert not any("sentence" in str(entry.data) for entry in entries)
    assert entries[1].data["changes"]["outcome"] == ["kept", "dropped"]


def test_the_author_and_the_districts_administrator_change_it_and_nobody_else(
    teacher, coordinator, district_administrator, curator, consortium_administrator, teacher_elsewhere, own_district
) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher)
    for actor in (coordinator, curator, consortium_administrator, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            change_note(note, facts=FACTS, readers="public", actor=actor)
        with pytest.raises(NotAllowed):
            withdraw_note(note, actor=actor)
    assert change_note(note, facts=FACTS, readers="public", actor=district_administrator).audience == Audience.PUBLIC
    assert withdraw_note(note, actor=teacher).state == NoteState.WITHDRAWN
    assert withdraw_note(note, actor=teacher).state == NoteState.WITHDRAWN
    assert change_note(note, facts=FACTS, readers="members", actor=teacher).state == NoteState.SHOWN


def test_an_author_who_left_the_district_speaks_for_it_no_more(teacher, own_district) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher)
    teacher.memberships.update(ended_at=note.created_at)
    with pytest.raises(NotAllowed):
        withdraw_note(note, actor=teacher)


def test_a_note_that_was_taken_down_stays_so_however_it_is_changed(teacher, own_district) -> None:
    note = TriedHereFactory(page=practice_page(), district=own_district, author=teacher, hidden=True)
    assert change_note(note, facts=FACTS, readers="public", actor=teacher).state == NoteState.HIDDEN
    assert withdraw_note(note, actor=teacher).state == NoteState.HIDDEN


def test_dates_in_the_wrong_order_are_refused(teacher, own_district) -> None:
    with pytest.raises(ValidationError) as no:
        write(practice_page(), own_district, teacher, started_on=date(2026, 3, 1), ended_on=date(2026, 2, 1))
    assert "ended_on" in no.value.message_dict


def test_those_who_show_it_hear_of_each_change(own_district) -> None:
    heard = []

    def hear(sender, page_id, **kwargs) -> None:
        heard.append(page_id)

    tried_here_changed.connect(hear)
    try:
        actor = member(Role.TEACHER, district=own_district)
        note = write(practice_page(), own_district, actor)
        withdraw_note(note, actor=actor)
    finally:
        tried_here_changed.disconnect(hear)
    assert heard == [note.page_id] * 2
