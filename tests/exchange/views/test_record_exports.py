"""The table of resources as it is downloaded: who gets it, and what is never in it."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from django.test import Client
from openpyxl import load_workbook

from clearinghouse.districts.enums import Audience
from clearinghouse.exchange.records.columns import NOT_FOR_THE_PUBLIC
from clearinghouse.resources.models import AssistiveTechnologyPage, FreeTag
from tests.exchange.records.tables import a_library_of_every_kind
from tests.factories.resources import link_page, practice_page, technology_page

pytestmark = pytest.mark.django_db
PUBLIC, CSV, WORKBOOK = "/library/records.csv", "/cms/library/records/resources.csv", "/cms/library/records/resources.xlsx"


def rows(answer) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def titles(answer) -> list[str]:
    return [row["title"] for row in rows(answer)]


@pytest.fixture
def planted(own_district, other_district):
    """What the public must not see, and what a curator of the first district must not."""
    practice_page("Open practice")
    link_page("Members report", audience=Audience.MEMBERS, source_url="https://example.org/members")
    link_page("Own report", audience=Audience.DISTRICT, district=own_district, source_url="https://example.org/own")
    link_page("Their report", audience=Audience.DISTRICT, district=other_district, source_url="https://example.org/their")
    link_page("Draft report", source_url="https://example.org/draft").unpublish()


def test_the_public_gets_what_is_public_and_nothing_else(planted, teacher, client_for) -> None:
    for browser in (Client(), client_for(teacher)):
        answer = browser.get(PUBLIC)
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert answer["Content-Disposition"].startswith('attachment; filename="resources-')
        assert titles(answer) == ["Open practice"]


def test_the_public_gets_no_column_of_the_sites_own_care(planted) -> None:
    header = set(rows(Client().get(PUBLIC))[0])
    assert header.isdisjoint(NOT_FOR_THE_PUBLIC)
    assert {"id", "kind", "title", "topics", "minutes", "address"} <= header


def test_the_public_is_told_neither_proposed_tags_nor_hidden_rungs_nor_words_that_are_not_published(other_district) -> None:
    page = technology_page("Reading guide", publisher="As published")
    hidden = technology_page("Hidden strip", audience=Audience.DISTRICT, district=other_district)
    page.try_first.set([hidden, technology_page("Paper strip")])
    page.tags.set(["accepted tag", "proposed tag"])
    page.save_revision().publish()
    FreeTag.objects.filter(name="accepted tag").update(state="accepted")
    page = AssistiveTechnologyPage.objects.get(pk=page.pk)
    page.publisher = "Not published yet"
    page.save_revision()
    found = {row["title"]: row for row in rows(Client().get(PUBLIC))}
    assert "Hidden strip" not in found
    assert (found["Reading guide"]["try_first"], found["Reading guide"]["tags"]) == ("paper-strip", "accepted tag")
    assert found["Reading guide"]["publisher"] == "As published"


def test_a_curator_gets_what_they_may_see_with_drafts_and_their_latest_words(planted, in_cms, curator) -> None:
    found = {row["title"]: row for row in rows(in_cms(curator).get(CSV))}
    assert set(found) == {"Open practice", "Members report", "Own report", "Draft report"}
    assert {title: row["state"] for title, row in found.items()}["Draft report"] == "draft"
    assert found["Own report"]["district"] == "alder-creek"


def test_a_curator_may_take_one_kind_alone(planted, in_cms, curator) -> None:
    browser = in_cms(curator)
    assert titles(browser.get(CSV, {"kind": "practice"})) == ["Open practice"]
    assert browser.get(CSV, {"kind": "gadget"}).status_code == 404


def test_the_workbook_opens_and_holds_the_same(in_cms, curator) -> None:
    a_library_of_every_kind()
    browser = in_cms(curator)
    book = load_workbook(io.BytesIO(b"".join(browser.get(WORKBOOK).streaming_content)))
    header, *found = [["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert [dict(zip(header, row, strict=True)) for row in found] == rows(browser.get(CSV))


def test_teacher_coordinator_outsider_and_public_get_no_curators_table(in_cms, teacher, coordinator, outsider) -> None:
    for address in (CSV, WORKBOOK):
        for person in (teacher, coordinator, outsider):
            assert in_cms(person).get(address).status_code == 302
        assert Client().get(address).status_code == 302


def test_a_head_is_answered_without_making_the_table(planted, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        answer = Client().head(PUBLIC)
    assert b"".join(answer.streaming_content) == b""


def test_memory_does_not_grow_with_the_library(monkeypatch) -> None:
    """Sent while it is made: a chunk is held, never the whole."""
    from clearinghouse.exchange.records import sheets

    def row(number: int) -> list[str]:
        return [f"{number} words that differ " * 40] * 20

    for write in (sheets.as_csv, sheets.as_workbook):
        tracemalloc.start()
        sent = sum(len(chunk) for chunk in write(row(number) for number in range(1_000)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert sent > 50_000
        assert peak < 3_000_000
