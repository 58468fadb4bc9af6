"""A table of resources in the CMS, from upload to report."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearinghouse.districts.enums import Role
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import uploads
from clearinghouse.resources.models import LinkPage
from tests.exchange.records.tables import as_csv
from tests.exchange.uploads import upload
from tests.factories.districts import member

pytestmark = pytest.mark.django_db
HERE = "/cms/library/records/"
ROW = {"kind": "link", "title": "A <b>report</b>", "summary": "It says.", "source_url": "https://example.org/report"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.mark.django_db(transaction=True)
def test_a_curator_uploads_reads_line_by_line_and_has_it_written_as_drafts(in_cms) -> None:
    browser = in_cms(member(Role.CURATOR))
    report = browser.post(HERE, {"file": upload(as_csv([ROW]), "mine.csv")}, follow=True)
    assert "Nothing is written yet" in report.text
    assert "Write to the library as drafts" in " ".join(report.text.split())
    assert "A &lt;b&gt;report&lt;/b&gt;" in report.text
    assert "<b>report" not in report.text
    assert not LinkPage.objects.exists()
    done = browser.post(f"{report.request['PATH_INFO']}start/", follow=True)
    assert "Done" in done.text
    assert [page.live for page in LinkPage.objects.all()] == [False]
    page = LinkPage.objects.get()
    again = browser.post(
        HERE, {"file": upload(as_csv([{**ROW, "id": str(page.pk), "title": "Another title"}])), "publishes": "on"}, follow=True
    )
    text = " ".join(again.text.split())
    assert "Write to the library and publish" in text
    assert f"/cms/pages/{page.pk}/edit/" in text
    assert '<ins><span class="w-sr-only">now </span>Another title</ins>' in text
    browser.post(f"{again.request['PATH_INFO']}start/")
    assert [(page.live, page.title) for page in LinkPage.objects.all()] == [(True, "Another title")]


@pytest.mark.django_db(transaction=True)
def test_a_refused_line_leaves_no_way_to_write(in_cms) -> None:
    rows = [ROW, {**ROW, "title": "Two", "source_url": "nowhere"}]
    browser = in_cms(member(Role.CURATOR))
    report = browser.post(HERE, {"file": upload(as_csv(rows))}, follow=True)
    assert "1 row refused" in " ".join(report.text.split())
    assert "source_url: Enter a valid URL." in report.text
    assert "start/" not in report.text
    browser.post(f"{report.request['PATH_INFO']}start/")
    assert not LinkPage.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("kind,title\nlink,Größe\n".encode("cp1252"), "not in UTF-8"),
        ("kind,title\nlink,Größe\n".encode("utf-16"), "UTF-16"),
        (b"title\nx\n", "Missing: kind."),
        (b"PK\x03\x04 no workbook", "damaged or cut off"),
        (b"kind,colour\nlink,red\n", "does not know: “colour”"),
    ],
    ids=["windows-1252", "UTF-16", "missing column", "broken workbook", "unknown column"],
)
def test_a_wrong_file_is_refused_beside_its_field_and_changes_nothing(in_cms, curator, content, words) -> None:
    page = in_cms(curator).post(HERE, {"file": upload(content)})
    assert words in " ".join(page.context["form"].errors["file"])
    assert (FileImport.objects.count(), list(uploads.folder().iterdir())) == (0, [])


def test_the_page_explains_the_columns_and_offers_the_export(in_cms, curator) -> None:
    page = in_cms(curator).get(HERE).text
    assert "/cms/library/records/resources.xlsx" in page
    assert "<code>cost_per_pupil</code>" in page
    assert HERE in in_cms(curator).get("/cms/").text


def test_each_list_shows_its_own_kind_of_file(in_cms, curator) -> None:
    FileImport.objects.create(file_name="findings.csv", uploaded_by=curator)
    FileImport.objects.create(file_name="resources.csv", uploaded_by=curator, kind="records")
    browser = in_cms(curator)
    assert [found.file_name for found in browser.get(HERE).context["imports"]] == ["resources.csv"]
    assert [found.file_name for found in browser.get("/cms/library/import/").context["imports"]] == ["findings.csv"]


def test_teacher_coordinator_and_outsider_neither_see_nor_send(in_cms, teacher, coordinator, outsider) -> None:
    for person in (teacher, coordinator, outsider):
        assert in_cms(person).get(HERE).status_code == 302
        assert in_cms(person).post(HERE, {"file": upload(as_csv([ROW]))}).status_code == 302
    assert not FileImport.objects.exists()
