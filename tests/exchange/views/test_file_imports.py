"""The import of evidence in the CMS, from a real upload to the written library, and what goes wrong on the way."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import Role
from clearinghouse.districts.standing import standing_of
from clearinghouse.exchange.enums import ImportState
from clearinghouse.exchange.forms import MEGABYTE
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import uploads
from clearinghouse.resources.models import Intervention, ResearchReviewPage
from tests.exchange.samples import DIRECTORY_SAMPLE, SAMPLE
from tests.exchange.uploads import now, received, upload
from tests.factories.districts import member

pytestmark = pytest.mark.django_db
HERE = "/cms/library/import/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


def place(found: FileImport, part: str = "") -> str:
    return f"{HERE}{found.public_id}/{part}"


def checked(actor) -> FileImport:
    found = received(actor)
    FileImport.objects.filter(pk=found.pk).update(state=ImportState.CHECKED)
    return now(found)


@pytest.mark.django_db(transaction=True)
def test_a_curator_uploads_reads_the_report_and_has_it_written(in_cms) -> None:
    curator = member(Role.CURATOR)
    browser = in_cms(curator)
    report = browser.post(HERE, {"file": upload()}, follow=True)
    assert "Nothing is written yet" in report.text
    assert "4 mis-decoded citations repaired." in report.text
    assert not Intervention.objects.exists()
    done = browser.post(f"{report.request['PATH_INFO']}start/", follow=True)
    assert "Done: the library is in line with the file" in done.text
    assert (Intervention.objects.count(), ResearchReviewPage.objects.live().count()) == (5, 5)
    assert list(uploads.folder().iterdir()) == []
    asked = OutboxMessage.objects.filter(topic="search.refresh", key__startswith="research_review").values_list("key", flat=True)
    assert len(asked) == len(set(asked)) == 5
    assert "/library/river-readers-early/" in browser.get("/search/", {"q": "river readers"}).text


@pytest.mark.django_db(transaction=True)
def test_a_second_upload_of_the_same_file_says_that_there_is_nothing_to_write(in_cms) -> None:
    browser = in_cms(member(Role.CURATOR))
    first = browser.post(HERE, {"file": upload()}, follow=True)
    browser.post(f"{first.request['PATH_INFO']}start/")
    second = browser.post(HERE, {"file": upload()}, follow=True)
    assert "the library holds all of it already" in second.text
    assert "Write to the library" not in second.text


@pytest.mark.django_db(transaction=True)
def test_broken_rows_are_shown_with_their_lines_and_as_text(in_cms) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    lines.insert(2, lines[1].replace("801", "<script>", 1))
    page = in_cms(member(Role.CURATOR)).post(HERE, {"file": upload("\n".join(lines).encode())}, follow=True)
    assert "1 row left out" in " ".join(page.text.split())
    assert "<strong>Line 3</strong>" in page.text
    assert "<script>”" not in page.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 a report", "This is a PDF."),
        (bytes(range(256)) * 40, "not in UTF-8"),
        (b"MZ\x00\x00" * 40, "NUL character"),
        (DIRECTORY_SAMPLE.read_bytes(), "The first line does not name the columns this import needs."),
    ],
    ids=["empty", "PDF", "bytes", "program", "another table"],
)
def test_a_wrong_file_is_refused_beside_its_field_and_changes_nothing(in_cms, curator, content, words) -> None:
    page = in_cms(curator).post(HERE, {"file": upload(content)})
    assert page.status_code == 200
    assert words in " ".join(page.context["form"].errors["file"])
    assert words in page.text
    assert (FileImport.objects.count(), list(uploads.folder().iterdir())) == (0, [])


def test_no_file_at_all_is_said(in_cms, curator) -> None:
    for data in ({}, {"file": "not a file"}):
        assert "Choose the file first." in in_cms(curator).post(HERE, data).text


def test_a_file_that_is_too_large_is_refused_by_its_size(in_cms, curator) -> None:
    page = in_cms(curator).post(HERE, {"file": upload(b"x" * (21 * MEGABYTE))})
    assert "The file has 21 MB; at most 20 MB are taken here." in page.text
    assert (FileImport.objects.count(), list(uploads.folder().iterdir())) == (0, [])


def test_teacher_coordinator_outsider_and_district_administrator_find_no_import(
    in_cms, curator, teacher, coordinator, outsider, district_administrator
) -> None:
    found = checked(curator)
    for person in (teacher, coordinator, outsider, district_administrator):
        browser = in_cms(person)
        for address in (HERE, place(found), place(found, "progress/"), f"{HERE}{uuid4()}/"):
            answer = browser.get(address)
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/account/login/")
        for address in (HERE, place(found, "start/"), place(found, "discard/")):
            assert browser.post(address, {"file": upload()}).status_code == 302
    assert now(found).state == ImportState.CHECKED
    assert FileImport.objects.count() == 1


def test_an_editor_who_does_not_curate_gets_the_same_answer_for_what_is_and_what_is_not(in_cms, curator, teacher) -> None:
    from django.contrib.auth.models import Permission

    found = checked(curator)
    teacher.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = in_cms(teacher)
    answers = {browser.get(address).status_code for address in (HERE, place(found), f"{HERE}{uuid4()}/", place(found, "progress/"))}
    answers |= {browser.post(address).status_code for address in (place(found, "start/"), f"{HERE}{uuid4()}/start/")}
    assert answers == {404}
    assert "Import evidence" not in browser.get("/cms/").text


def test_curators_find_the_import_in_the_librarys_menu(in_cms, curator) -> None:
    assert reverse("evidence_imports") == HERE
    page = in_cms(curator).get("/cms/").text
    assert "Import evidence" in page
    assert HERE in page


def test_the_progress_says_how_far_it_is_with_and_without_scripts(in_cms, curator) -> None:
    found = received(curator)
    FileImport.objects.update(
        state=ImportState.WRITING, stage="Writing interventions", done=1200, total=4000, beat_at=found.created_at
    )
    browser = in_cms(curator)
    page = browser.get(place(found)).text
    assert 'max="4000" value="1200"' in " ".join(page.split())
    assert "1,200 of 4,000" in page
    assert "See how far it is" in page
    assert browser.get(place(found, "progress/")).json() == {
        "is_open": True, "state": "writing", "words": "Writing interventions", "done": 1200, "total": 4000,
    }  # fmt: skip


def test_what_moved_on_meanwhile_is_told_and_not_done_twice(in_cms, curator) -> None:
    found = checked(curator)
    browser = in_cms(curator)
    assert browser.post(place(found, "discard/"), follow=True).status_code == 200
    late = browser.post(place(found, "start/"), follow=True)
    assert "This import has moved on" in late.text
    assert now(found).state == ImportState.DISCARDED


def test_start_and_discard_need_a_post(in_cms, curator) -> None:
    found = checked(curator)
    browser = in_cms(curator)
    assert {browser.get(place(found, part)).status_code for part in ("start/", "discard/")} == {405}


def test_the_page_of_imports_costs_the_same_for_one_and_three(in_cms, curator, django_assert_num_queries) -> None:
    browser = in_cms(curator)
    checked(curator)
    browser.get(HERE)
    with CaptureQueriesContext(connection) as one:
        browser.get(HERE)
    for _ in range(2):
        checked(curator)
    with django_assert_num_queries(len(one)):
        browser.get(HERE)


def test_the_dashboard_of_who_uploaded_reminds_of_a_checked_file(curator, consortium_administrator, teacher) -> None:
    found = checked(curator)
    lines = [item for item in waiting_for(standing_of(curator)).items if "checked" in item.text]
    assert [(item.text, item.url) for item in lines] == [("findings.csv is checked. Write it to the library?", place(found))]
    for person in (consortium_administrator, teacher):
        assert not [item for item in waiting_for(standing_of(person)).items if "findings.csv" in item.text]
