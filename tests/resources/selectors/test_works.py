"""One rule on when the library holds a work, for whoever asks."""

from __future__ import annotations

import pytest
from django.db.models import Q

from clearinghouse.resources.curation.addresses import keys_of
from clearinghouse.resources.selectors.works import AT_ONCE, held_works
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db


def held_by(**known: str) -> list[tuple[str, str]]:
    """Title and sign of every resource that is this work."""
    keys = keys_of(**known)
    return [(held.title, by) for held in held_works([keys]) if (by := held.shared_with(keys))]


@pytest.mark.parametrize(
    ("stored", "asked", "sign"),
    [
        ({"doi": "10.3102/ABC"}, {"address": "https://doi.org/10.3102/abc"}, "DOI"),
        ({"source_url": "https://dx.doi.org/10.3102/abc"}, {"doi": "10.3102/ABC"}, "DOI"),
        ({"eric_id": "ED503112"}, {"address": "https://files.eric.ed.gov/fulltext/ED503112.pdf"}, "ERIC number"),
        ({"source_url": "http://www.report.example/reading/index.html?utm_source=x"}, {"address": "https://report.example/reading"}, "address"),
        ({"source_url": "https://report.example/a%20plan/?b=2&a=1"}, {"address": "http://report.example/a plan?a=1&b=2"}, "address"),
        ({"source_url": "https://report.example/Übung"}, {"address": "https://report.example/%C3%9Cbung/"}, "address"),
        ({"source_url": "https://report.example/"}, {"address": "report.example"}, ""),
    ],
)  # fmt: skip
def test_a_work_is_known_however_it_is_written(stored, asked, sign) -> None:
    link_page("Held", **{"source_url": "https://elsewhere.example/", **stored})
    link_page("Another", source_url="https://report.example/writing", doi="10.3102/abcd", eric_id="ED5031129")
    assert held_by(**asked) == ([("Held", sign)] if sign else [])


def test_drafts_count_and_what_says_nothing_is_like_nothing() -> None:
    draft = link_page("Draft", source_url="https://report.example/reading")
    draft.unpublish()
    assert held_by(address="https://report.example/reading") == [("Draft", "address")]
    assert held_works([]) == held_works([{}]) == []


def test_many_works_are_asked_about_in_parts(django_assert_num_queries) -> None:
    first, last = link_page("First", doi="10.1000/0"), link_page("Last", doi=f"10.1000/{AT_ONCE}")
    named = link_page("Named", source_url="https://named.example/")
    asked = [keys_of(doi=f"10.1000/{number}", address=f"https://r.example/{number}") for number in range(AT_ONCE + 1)]
    with django_assert_num_queries(2):
        held = held_works(asked, or_else=Q(pk=named.pk))
    assert [work.pk for work in held] == [first.pk, last.pk, named.pk]
