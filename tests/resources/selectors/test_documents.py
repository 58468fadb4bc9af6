"""The words of documents, as search and editors ask for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clearinghouse.resources.models import DocumentReading, DocumentText
from clearinghouse.resources.selectors import documents
from clearinghouse.resources.selectors.documents import pages_using, texts_on, words_about
from tests.factories.files import document, pdf
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_page_has_the_words_of_its_own_documents_with_their_pages_in_one_query(django_assert_num_queries) -> None:
    plan, notes, others = document("plan", pdf("x"), "pdf"), document("notes"), document("others")
    page = link_page("Plan", document=plan)
    link_page("Notes", document=notes)
    for held, number, text in ((plan, 2, "two"), (plan, 1, "one"), (notes, 1, "note"), (others, 1, "other")):
        DocumentText.objects.create(document=held, page=number, text=text)
    with django_assert_num_queries(1):
        assert [(text.page, text.text) for text in texts_on(page.pk)] == [(1, "one"), (2, "two")]
    assert pages_using(plan.pk) == [page.pk]
    assert [text.page for text in texts_on(pages_using(notes.pk)[0])] == [0]


def test_so_much_is_taken_and_no_more(monkeypatch) -> None:
    monkeypatch.setattr(documents, "MOST_CHARACTERS", 6)
    plan = document("plan", pdf("x"), "pdf")
    for number in (1, 2, 3):
        DocumentText.objects.create(document=plan, page=number, text="four")
    assert [text.text for text in texts_on(link_page("Plan", document=plan).pk)] == ["four", "fo"]


def test_editors_are_told_how_far_a_document_is_read() -> None:
    plan, table = document("plan", pdf("x"), "pdf"), document("table", b"a,b", "csv")
    assert words_about(table) == ""
    assert "being read" in words_about(plan)
    DocumentReading.objects.update(state="read")
    assert words_about(plan) == "Search finds the resources that use it by its words."
    DocumentReading.objects.update(state="unreadable", note="It is damaged.")
    assert words_about(plan) == "It is damaged."
