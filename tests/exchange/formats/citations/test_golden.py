"""Each kind of resource in each form, as somebody checked it by hand against the manuals.

A difference is shown whole; where it is right, the file in `tests/exchange/data/citations/` is what changes.
"""

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
import time_machine

from clearinghouse.exchange.formats.citations.bibtex import as_bibtex
from clearinghouse.exchange.formats.citations.csl import as_csl
from clearinghouse.exchange.formats.citations.ris import as_ris
from clearinghouse.exchange.formats.citations.styled import references
from clearinghouse.exchange.formats.citations.works import work_of
from tests.exchange.formats.citations.samples import MAKERS, sample

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parents[2] / "data" / "citations"
TODAY = "2026-11-26T15:00:00Z"


@pytest.fixture(autouse=True)
def named(settings) -> None:
    settings.SITE_URL, settings.SITE_NAME = "https://tributary.example/", "Tributary Consortium"


def all_forms(kind: str) -> str:
    work = work_of(sample(kind))
    styled = [f"{made.style}: {made.text}\n{made.style} as HTML: {made.html}\n" for made in references(work)]
    return "\n".join([*styled, as_ris(work), as_bibtex(work), as_csl(work)])


@pytest.mark.parametrize("kind", MAKERS)
def test_every_kind_is_cited_in_every_form_as_its_manual_says(kind: str) -> None:
    with time_machine.travel(TODAY, tick=False):
        assert all_forms(kind) == (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", MAKERS)
def test_programs_read_back_what_we_wrote(kind: str) -> None:
    work = work_of(sample(kind))
    (ris,) = rispy.loads(as_ris(work))
    (entry,) = bibtexparser.parse_string(as_bibtex(work)).entries
    (item,) = json.loads(as_csl(work))
    assert ris["title"] == item["title"] == work.title
    assert ris["urls"] == [item["URL"]] == [work.url]
    assert entry["url"] == work.url
    assert len(ris["authors"]) == len(item["author"]) == entry["author"].count(" and ") + 1
