"""What ERIC says, as facts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.exchange.eric.answers import UnreadableAnswer, read_answer, read_record
from tests.exchange.eric.answers import ANSWER, ARTICLE, PHONICS, REPORT


def test_a_recorded_answer_gives_its_records_and_counts_what_it_cannot_read() -> None:
    answer = read_answer(ANSWER)
    assert (answer.total, answer.unread) == (41, 2)
    assert [record.eric_id for record in answer.records] == [ARTICLE, REPORT, PHONICS]


def test_an_article_comes_with_all_its_facts() -> None:
    article = read_answer(ANSWER).records[0]
    assert article.title == "Reading Aloud in Small & Rural Schools: What Teachers Say"
    assert (article.authors, article.year, article.doi) == (("Marsh, Ada", "Tiller, Rosa"), 2021, "10.1000/jirs.2021.12")
    assert (article.url, article.original_url) == ("https://doi.org/10.1000/jirs.2021.12",) * 2
    assert (article.publisher, article.is_peer_reviewed, article.language) == ("Millrace Press", True, "en")
    assert article.description == 'Teachers in eleven schools were asked. They said "more time".'
    assert article.types == ("Journal Articles", "Reports - Research")


def test_a_report_with_full_text_leads_to_it_and_silence_stays_silence() -> None:
    _, report, phonics = read_answer(ANSWER).records
    assert (report.authors, report.year, report.language) == (("Penhallow, Jo",), 2008, "es")
    assert report.original_url == "https://files.eric.ed.gov/fulltext/ED503112.pdf"
    assert (report.is_peer_reviewed, phonics.is_peer_reviewed, phonics.doi) == (False, None, "")


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"{}", b"[]", b'{"response": 3}', b'{"response": {"numFound": "x", "docs": []}}', b"\xff\xfe", b"[" * 100_000],
)
def test_what_is_no_answer_of_erics_is_told_as_such(body: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        read_answer(body)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/x", "https://example.org/a b", "https://e.org/" + "x" * 600, 7, None]
)
def test_an_address_that_no_browser_should_open_is_left_out(url) -> None:
    record = read_record({"id": "ED1", "title": "x", "url": url})
    assert record is not None
    assert record.original_url == "https://eric.ed.gov/?id=ED1"


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
FIELDS = ("title", "author", "subject", "publicationdateyear", "peerreviewed", "language", "url", "e_fulltextauth", "publisher")


@given(st.dictionaries(st.sampled_from(FIELDS), SCALARS | st.lists(SCALARS, max_size=3), max_size=9))
def test_no_record_breaks_the_reading(doc) -> None:
    body = json.dumps({"response": {"numFound": 1, "docs": [{"id": "ED1", **doc}]}}).encode()
    answer = read_answer(body)
    assert len(answer.records) + answer.unread == 1
