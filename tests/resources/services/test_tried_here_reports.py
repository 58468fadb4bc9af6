import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.resources.models import NoteState, TriedHereReport
from clearinghouse.resources.services.tried_here_reports import decide_report, put_back, report_note
from tests.factories.resources import practice_page
from tests.factories.voices import ReportFactory, TriedHereFactory

pytestmark = pytest.mark.django_db


def test_a_member_reports_once_while_it_waits(teacher, coordinator) -> None:
    note = TriedHereFactory(page=practice_page())
    report = report_note(note, reason="student", actor=teacher)
    assert report_note(note, reason="wrong", actor=teacher) == report
    assert report_note(note, reason="wrong", actor=coordinator) != report


def test_outsiders_report_nothing_and_nobody_reports_what_they_do_not_see(outsider, teacher) -> None:
    public, draft = TriedHereFactory(page=practice_page(), public=True), TriedHereFactory(page=practice_page("B"), draft=True)
    for actor, note in ((outsider, public), (teacher, draft)):
        with pytest.raises(NotAllowed):
            report_note(note, reason="student", actor=actor)


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "outsider"])
def test_only_those_who_keep_notes_decide(who, request) -> None:
    report = ReportFactory(note__page=practice_page())
    with pytest.raises(NotAllowed):
        decide_report(report, take_down=True, actor=request.getfixturevalue(who))
    with pytest.raises(NotAllowed):
        put_back(report.note, actor=request.getfixturevalue(who))


def test_one_decision_settles_every_report_and_can_be_taken_back(curator) -> None:
    report = ReportFactory(note__page=practice_page())
    ReportFactory(note=report.note)
    assert decide_report(report, take_down=True, actor=curator).state == NoteState.HIDDEN
    assert not TriedHereReport.objects.waiting().exists()
    assert decide_report(report, take_down=False, actor=curator).state == NoteState.HIDDEN
    assert put_back(report.note, actor=curator).state == NoteState.SHOWN


def test_a_note_that_is_kept_stands_and_may_be_reported_again(curator, teacher) -> None:
    note = TriedHereFactory(page=practice_page())
    report = report_note(note, reason="wrong", actor=teacher)
    assert decide_report(report, take_down=False, actor=curator).is_shown
    assert report_note(note, reason="wrong", actor=teacher) != report
