"""A table of resources brought in: made, changed, refused; whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from wagtail.models import PageLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.services.records import LibraryMoved, import_records
from clearinghouse.exchange.tables import UnreadableFile
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.models import LinkPage, PracticePage, ResourcePage
from tests.exchange.records.tables import a_library_of_every_kind, as_workbook, written
from tests.factories.resources import TopicFactory, library, link_page, practice_page, technology_page

pytestmark = pytest.mark.django_db
LINK = {"kind": "link", "title": "A report", "summary": "It says.", "source_url": "https://example.org/report"}


@pytest.fixture(autouse=True)
def in_a_library(db) -> None:
    library()


def reasons(report: ImportReport) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason) for problem in report.problems]


def deeds(report: ImportReport) -> list[tuple[int, str, list[str]]]:
    return [(deed.line, str(deed.outcome), [name for name, _, _ in deed.changes]) for deed in report.deeds]


def test_new_rows_become_drafts_in_the_queue_with_where_they_came_from(curator, tmp_path: Path) -> None:
    topic = TopicFactory(name="Literacy", slug="literacy", alternates=["reading"])
    row = {
        **LINK,
        "topics": "Reading",
        "tags": "rural, small",
        "authors": "Marsh, Ada\nTiller, Rosa",
        "curated_tier": "2",
        "doi": "https://doi.org/10.1000/ABC",
    }
    report = import_records(written(tmp_path, [row]), actor=curator, file_name="mine.csv")
    page = LinkPage.objects.get()
    assert (report.created["resources"], page.live, page.has_unpublished_changes) == (1, False, True)
    assert (page.origin, page.origin_name, page.owner) == (Origin.IMPORTED, "mine.csv", curator)
    assert (page.slug, page.authors, page.doi, page.curated_tier) == ("a-report", ["Marsh, Ada", "Tiller, Rosa"], "10.1000/ABC", 2)
    assert list(page.topics.all()) == [topic]
    assert sorted(page.tags.names()) == ["rural", "small"]
    assert {tag.state for tag in page.tags.all()} == {"proposed"}
    assert PageLogEntry.objects.filter(page=page, user=curator).exists()


def test_who_publishes_at_once_has_them_found(curator, tmp_path: Path) -> None:
    import_records(written(tmp_path, [LINK]), actor=curator, publishes=True)
    page = LinkPage.objects.get()
    assert (page.live, page.has_unpublished_changes, page.origin) == (True, False, Origin.IMPORTED)
    assert OutboxMessage.objects.filter(topic="search.refresh", key=f"link:{page.pk}").exists()


def test_a_dry_run_tells_line_by_line_and_writes_nothing(curator, tmp_path: Path) -> None:
    page = practice_page(minutes=10)
    rows = [
        {"id": str(page.pk), "kind": "practice", "title": page.title, "summary": page.summary, "minutes": "15", "source_url": ""},
        {"id": "", **LINK, "minutes": ""},
        {"id": "999", "kind": "link", "title": "Gone", "minutes": ""},
    ]
    before = OutboxMessage.objects.count()
    report = import_records(written(tmp_path, rows), actor=curator, dry_run=True)
    assert deeds(report) == [(2, "changed", ["minutes"]), (3, "new", ["title", "summary", "source_url"]), (4, "refused", [""])]
    assert report.deeds[0].changes == (("minutes", "10", "15"),)
    assert (PracticePage.objects.get().minutes, LinkPage.objects.count(), OutboxMessage.objects.count()) == (10, 0, before)


def test_one_refused_row_and_nothing_of_the_file_is_written(curator, tmp_path: Path) -> None:
    page = practice_page(minutes=10)
    rows = [
        {**LINK, "id": "", "minutes": ""},
        {"id": str(page.pk), "kind": "practice", "minutes": "15"},
        {"kind": "practice", "title": "Bad", "minutes": "ten"},
    ]
    report = import_records(written(tmp_path, rows), actor=curator)
    assert "minutes: “ten” is no number" in reasons(report)[-1][1]
    assert report.notes[0].startswith("Nothing was written")
    assert (PracticePage.objects.get().minutes, LinkPage.objects.count()) == (10, 0)


def test_a_second_run_of_the_same_file_writes_nothing(curator, tmp_path: Path) -> None:
    path = written(tmp_path, [LINK, {**LINK, "kind": "practice", "title": "Quizzes", "source_url": "https://example.org/q"}])
    import_records(path, actor=curator)
    revisions = [page.latest_revision_id for page in ResourcePage.objects.order_by("pk")]
    report = import_records(path, actor=curator)
    assert (report.unchanged["resources"], report.created["resources"]) == (2, 0)
    assert [page.latest_revision_id for page in ResourcePage.objects.order_by("pk")] == revisions


@pytest.mark.parametrize(
    "names",
    [
        {"slug": "a-report"},
        {"doi": "doi:10.1000/ABC"},
        {"eric_id": "ed503112"},
        {"source_url": "http://www.example.org/report/"},
    ],
    ids=["slug", "DOI", "ERIC number", "address"],
)
def test_a_resource_is_found_by_what_names_it(curator, tmp_path: Path, names) -> None:
    page = link_page(doi="10.1000/abc", eric_id="ED503112")
    report = import_records(written(tmp_path, [{"kind": "link", "publisher": "The press", **names}]), actor=curator, dry_run=True)
    assert [(deed.page, deed.outcome) for deed in report.deeds] == [(page.pk, "changed")]


def test_changes_of_a_published_resource_wait_as_a_draft(curator, tmp_path: Path) -> None:
    page = link_page(publisher="The old press")
    row = {"id": str(page.pk), "kind": "link", "publisher": "The new press"}
    import_records(written(tmp_path, [row]), actor=curator)
    page.refresh_from_db()
    assert (page.publisher, page.live, page.has_unpublished_changes) == ("The old press", True, True)
    assert page.get_latest_revision_as_object().publisher == "The new press"


def test_somebodys_unpublished_words_are_built_upon_and_never_published_along(curator, tmp_path: Path) -> None:
    page = link_page(publisher="The old press")
    page.cost_note = "somebody is writing this"
    page.save_revision()
    row = {"id": str(page.pk), "kind": "link", "publisher": "The new press"}
    report = import_records(written(tmp_path, [row]), actor=curator, publishes=True)
    assert "changes that are not published" in reasons(report)[0][1]
    import_records(written(tmp_path, [row]), actor=curator)
    latest = LinkPage.objects.get().get_latest_revision_as_object()
    assert (latest.publisher, latest.cost_note) == ("The new press", "somebody is writing this")


def test_a_column_left_out_stays_and_a_blank_cell_clears(curator, tmp_path: Path) -> None:
    page = link_page(publisher="The press", cost_note="Free", audience=Audience.MEMBERS)
    row = {"id": str(page.pk), "kind": "link", "publisher": "", "audience": ""}
    report = import_records(written(tmp_path, [row]), actor=curator, publishes=True)
    assert report.deeds[0].changes == (("publisher", "The press", ""),)
    page.refresh_from_db()
    assert (page.publisher, page.cost_note, page.audience) == ("", "Free", Audience.MEMBERS)


def test_what_another_district_keeps_to_itself_is_neither_found_nor_told(curator, other_district, tmp_path: Path) -> None:
    secret = link_page(
        "Secret plan",
        audience=Audience.DISTRICT,
        district=other_district,
        doi="10.1000/secret",
        source_url="https://example.org/secret",
    )
    rows = [
        {"id": str(secret.pk), "kind": "link", "title": "x", "doi": ""},
        {"id": "999999", "kind": "link", "title": "x", "doi": ""},
        {"id": "", "kind": "link", "title": "x", "doi": "10.1000/secret"},
    ]
    report = import_records(written(tmp_path, rows), actor=curator, dry_run=True)
    by_id, unknown, by_doi = [reason for _, reason in reasons(report)]
    assert by_id.replace(str(secret.pk), "?") == unknown.replace("999999", "?")
    assert by_doi == "a resource that you may not see has this DOI already"
    assert "Secret" not in str(report.as_data())


def test_a_hidden_rung_of_a_ladder_is_neither_told_nor_lost(curator, other_district, tmp_path: Path) -> None:
    open_one, new_one = technology_page("Paper strip"), technology_page("Ruler")
    hidden = technology_page("Hidden strip", audience=Audience.DISTRICT, district=other_district)
    page = technology_page("Reading guide")
    page.try_first.set([open_one, hidden])
    page.save_revision().publish()
    row = {"id": str(page.pk), "kind": "assistive_technology", "try_first": "ruler"}
    report = import_records(written(tmp_path, [row]), actor=curator, publishes=True)
    assert report.deeds[0].changes == (("try_first", "paper-strip", "ruler"),)
    page = type(page).objects.get(pk=page.pk)
    assert {found.slug for found in page.try_first.all()} == {new_one.slug, hidden.slug}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**LINK, "kind": "gadget"}, "kind is “gadget”; it must be one of: research_review"),
        ({**LINK, "topics": "no-such"}, "topics: “no-such” is none of the topics"),
        ({**LINK, "minutes": "5"}, "minutes is no column of a link"),
        ({**LINK, "title": ""}, "title: This field cannot be blank."),
        ({**LINK, "title": "=1+1"}, "title begins with “=”"),
        ({**LINK, "doi": "nonsense"}, "A DOI begins with 10."),
        ({**LINK, "source_url": "javascript:alert(1)"}, "source_url: Enter a valid URL."),
        ({**LINK, "slug": "No Slug!"}, "slug is “No Slug!”"),
        ({**LINK, "audience": "district"}, "Choose the district"),
        ({**LINK, "audience": "all"}, "audience: “all” is none of: public, members, district"),
        ({**LINK, "district": "nowhere"}, "district: “nowhere” is the slug of no district here"),
        ({**LINK, "document": "99"}, "document: no document has the number 99"),
        ({**LINK, "review_by": "soon"}, "review_by: “soon” is no date"),
        ({**LINK, "one_teacher": "maybe"}, "one_teacher: “maybe” is neither true nor false"),
        ({**LINK, "cost_per_pupil": "-1"}, "cost_per_pupil: This must be from 0"),
        ({**LINK, "effect_points": "1.5"}, "effect_points: “1.5” is no whole number"),
        ({**LINK, "body": '[{"type": "script", "value": "x"}]'}, "body: blocks are a JSON list, each with a type of: heading"),
        ({**LINK, "body": '[{"type": "heading", "value": {"text": "", "size": "part"}}]'}, "a block cannot be used: This field is required."),
        ({**LINK, "body": "{"}, "body: blocks must be JSON"),
        ({**LINK, "sources": '[{"citation": "x", "doi": "nonsense"}]'}, "sources: source 1: A DOI begins"),
        ({**LINK, "sources": '[{"url": "x", "evil": 1}]'}, "sources must be JSON"),
        ({**LINK, "tags": "x" * 101}, "is too long for a tag"),
        ({"kind": "research_review", "title": "x", "summary": "x", "intervention": "4711"}, "is the number or name of no program here"),
        ({"kind": "assistive_technology", "title": "x", "summary": "x", "try_first": "gone"}, "is the slug of no assistive technology"),
        ({"kind": "assistive_technology", "title": "x", "summary": "x", "tech_level": "low", "environments": "moon"}, "“moon” is none of"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_column_and_reason(curator, tmp_path: Path, row, said) -> None:
    report = import_records(written(tmp_path, [row]), actor=curator)
    assert [line for line, _ in reasons(report)] == [2]
    assert said in reasons(report)[0][1]
    assert not ResourcePage.objects.exists()


def test_rows_about_one_resource_are_refused_from_the_second_on(curator, tmp_path: Path) -> None:
    page = link_page("Old one", doi="10.1000/old", source_url="https://example.org/old")
    rows = [
        {**LINK, "id": str(page.pk), "doi": ""},
        {**LINK, "id": "", "doi": "10.1000/OLD"},
        {**LINK, "id": "", "doi": "10.1000/new", "source_url": "https://example.org/one"},
        {**LINK, "id": "", "doi": "10.1000/NEW", "source_url": "https://example.org/two"},
    ]
    for dry_run in (True, False):
        report = import_records(written(tmp_path, rows), actor=curator, dry_run=dry_run)
        assert reasons(report) == [
            (3, "the same resource stands in line 2 already"),
            (5, "the same resource stands in line 4 already"),
        ]
    assert LinkPage.objects.count() == 1


def test_two_that_could_be_meant_are_not_guessed_at(curator, tmp_path: Path) -> None:
    for title in ("One", "Two"):
        link_page(title, doi="10.1000/both", source_url=f"https://example.org/{title}")
    report = import_records(written(tmp_path, [{"kind": "link", "doi": "10.1000/both", "title": "x"}]), actor=curator)
    assert "several resources have this DOI" in reasons(report)[0][1]


def test_a_resource_keeps_its_kind_and_address_and_a_lock_holds(curator, tmp_path: Path) -> None:
    page, locked = link_page("One"), link_page("Two", source_url="https://example.org/two")
    locked.locked = True
    locked.save()
    rows = [
        {"id": str(page.pk), "kind": "practice", "slug": "", "title": "x"},
        {"id": str(page.pk), "kind": "link", "slug": "other", "title": "x"},
        {"id": str(locked.pk), "kind": "link", "slug": "", "title": "x"},
    ]
    said = " ".join(reason for _, reason in reasons(import_records(written(tmp_path, rows), actor=curator)))
    assert "a resource keeps its kind" in said
    assert "addresses change in the CMS alone" in said
    assert "is locked in the CMS" in said


def test_rich_text_keeps_what_the_editor_makes_and_loses_what_runs(curator, tmp_path: Path) -> None:
    html = '<p onclick="x()">Good <b>words</b> <script>alert(1)</script><a href="javascript:x()">here</a> <a linktype="page" id="3">there</a></p>'
    body = '[{"type": "paragraph", "value": "<p>In a block <img src=x onerror=alert(1)></p>"}]'
    rows = [
        {"kind": "practice", "title": "One", "summary": "x", "body": body, "what_it_does": "", "tech_level": ""},
        {"kind": "assistive_technology", "title": "Two", "summary": "x", "tech_level": "Low-tech", "what_it_does": html},
        {
            "kind": "assistive_technology",
            "title": "Three",
            "summary": "x",
            "tech_level": "low",
            "what_it_does": "Plain & simple\n\nwords",
        },
    ]
    report = import_records(written(tmp_path, rows), actor=curator, publishes=True)
    assert reasons(report) == []
    one, two, three = (page.specific for page in ResourcePage.objects.order_by("pk"))
    assert "onerror" not in str(one.body)
    assert "In a block" in str(one.body)
    assert two.what_it_does == '<p>Good <b>words</b> <a>here</a> <a linktype="page" id="3">there</a></p>'
    assert three.what_it_does == "<p>Plain &amp; simple</p><p>words</p>"


def test_the_file_does_only_what_was_confirmed(curator, tmp_path: Path) -> None:
    page = link_page(publisher="The old press")
    path = written(tmp_path, [{"id": str(page.pk), "kind": "link", "publisher": "The new press"}])
    checked = import_records(path, actor=curator, dry_run=True).digest
    page.publisher = "Somebody else's press"
    page.save_revision().publish()
    with pytest.raises(LibraryMoved) as moved:
        import_records(path, actor=curator, checked=checked)
    assert moved.value.report.deeds[0].changes == (("publisher", "Somebody else's press", "The new press"),)
    assert LinkPage.objects.get().has_unpublished_changes is False
    assert import_records(path, actor=curator, checked=moved.value.report.digest).updated["resources"] == 1


def test_whatever_breaks_on_the_way_leaves_nothing(curator, tmp_path: Path, monkeypatch) -> None:
    rows = [{**LINK, "title": f"Report {n}", "source_url": f"https://example.org/{n}"} for n in range(3)]
    real = LinkPage.save_revision

    def third_fails(page, *args, **kwargs):
        assert page.title != "Report 2"
        return real(page, *args, **kwargs)

    monkeypatch.setattr(LinkPage, "save_revision", third_fails)
    with pytest.raises(AssertionError):
        import_records(written(tmp_path, rows), actor=curator, publishes=True)
    assert (LinkPage.objects.count(), library().get_children().count()) == (0, 0)
    assert not OutboxMessage.objects.filter(topic="search.refresh").exists()


def test_teacher_coordinator_outsider_and_district_administrator_import_nothing(
    teacher, coordinator, outsider, district_administrator, tmp_path: Path
) -> None:
    for person in (teacher, coordinator, outsider, district_administrator):
        with pytest.raises(NotAllowed):
            import_records(written(tmp_path, [LINK]), actor=person)


def test_a_workbook_does_the_same(curator, tmp_path: Path) -> None:
    practice_page()
    rows = [
        ["kind", "title", "summary", "minutes", "published_year", "one_teacher", None],
        ["practice", "New", "x", 15, 2019.0, True, None],
        [None] * 7,
    ]
    report = import_records(as_workbook(rows, tmp_path / "resources.xlsx"), actor=curator)
    page = PracticePage.objects.get(title="New")
    assert (report.rows_read, page.minutes, page.published_year, page.one_teacher) == (1, 15, 2019, True)


def test_more_rows_than_the_limit_are_refused_before_any_is_written(curator, tmp_path: Path, settings) -> None:
    settings.IMPORT_MOST_ROWS = 2
    rows = [{**LINK, "source_url": f"https://example.org/{n}"} for n in range(3)]
    with pytest.raises(UnreadableFile, match="more than 2 rows"):
        import_records(written(tmp_path, rows), actor=curator)
    assert not LinkPage.objects.exists()


def test_the_whole_library_of_every_kind_may_go_and_come_to_an_empty_one(curator, tmp_path: Path) -> None:
    """What one site exports another makes anew, as far as it knows the same terms and programs."""
    from clearinghouse.exchange.records.sheets import as_csv
    from clearinghouse.exchange.selectors.record_tables import table_for

    a_library_of_every_kind()
    rows = list(table_for(curator))
    header, ids = rows[0], {}
    for row in rows[1:]:
        row[header.index("id")] = row[header.index("district")] = ""
        row[header.index("try_first")] = ""
        ids[row[header.index("slug")]] = dict(zip(header, row, strict=True))
    for page in ResourcePage.objects.all():
        page.specific.delete()
    for row in rows[1:]:
        row[header.index("doi")] = f"10.1000/{row[2]}"
        row[header.index("eric_id")] = ""
        row[header.index("source_url")] = f"https://example.org/{row[2]}"
    path = tmp_path / "all.csv"
    path.write_bytes(b"".join(as_csv(rows)))
    report = import_records(path, actor=curator, publishes=True)
    assert reasons(report) == []
    assert report.created["resources"] == 6
    assert import_records(path, actor=curator).unchanged["resources"] == 6
