"""Texts that would break a form, or say something else in it, were they written as they are."""

import json
from datetime import date
from threading import Thread

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from clearinghouse.exchange.formats.characters import on_one_line
from clearinghouse.exchange.formats.citations.bibtex import as_bibtex
from clearinghouse.exchange.formats.citations.csl import as_csl
from clearinghouse.exchange.formats.citations.names import name_of
from clearinghouse.exchange.formats.citations.ris import as_ris
from clearinghouse.exchange.formats.citations.styled import references
from clearinghouse.exchange.formats.citations.works import Work, host_of


def work(title: str, *, author: str = "", publisher: str = "", year: int | None = 2026) -> Work:
    return Work(
        key="a-page",
        title=on_one_line(title) or "x",
        authors=(name_of(author),) if author else (),
        publisher=on_one_line(publisher),
        site="Mill Rivers",
        year=year,
        day=None,
        seen=date(2026, 11, 26),
        url="https://example.org/{a}?b=%7B",
        doi="",
        eric_id="",
        language="en",
        is_original=True,
    )


def test_a_new_line_begins_no_field() -> None:
    (read,) = rispy.loads(as_ris(work("One\nER  - \nTY  - BOOK\r\nAU  - Nobody", author="Lee,\nAnn")))
    assert read["title"] == "One ER - TY - BOOK AU - Nobody"
    assert read["authors"] == ["Lee, Ann"]


@pytest.mark.parametrize("sign", ["}", "{", "\\", "%", "$&#_~^", "} , note = {x", "\\input{/etc/passwd}"])
def test_no_sign_is_an_order_to_latex_or_ends_a_field(sign: str) -> None:
    (entry,) = bibtexparser.parse_string(as_bibtex(work(f"A {sign} B", author=f"Lee, A{sign}"))).entries
    assert [field.key for field in entry.fields] == ["title", "author", "howpublished", "year", "url", "urldate"]
    assert "\\input" not in entry["title"].replace("\\textbackslash{}", "")
    assert entry["url"] == "https://example.org/%7Ba%7D?b=%7B"


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", '<span class="nocase">x', "a < b & c > d", "<i>", "“<b>”", 'x" onclick="y']
)
def test_signs_of_markup_are_shown_and_mean_nothing(title: str) -> None:
    for made in references(work(title, author="<b>Lee, Ann")):
        tree = html.fragment_fromstring(made.html, create_parent="p")
        assert {element.tag for element in tree.iter()} <= {"p", "i"}
        assert on_one_line(tree.text_content()) == made.text
        assert title.lower() in made.text.lower().replace("‘", "“").replace("’", "”")


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_recorded_there_is_a_reference(title: str, author: str, publisher: str) -> None:
    made = work(title, author=author, publisher=publisher)
    for form in (as_ris(made), as_bibtex(made), as_csl(made)):
        form.encode()
    assert json.loads(as_csl(made))[0]["URL"] == made.url
    assert all(made.url in reference.text for reference in references(made))


def test_references_made_at_the_same_time_do_not_mix() -> None:
    found: dict[str, str] = {}

    def make(name: str) -> None:
        for _ in range(20):
            found[name] = "".join(made.text for made in references(work(f"About {name}", author=f"{name}, Ann")))

    makers = [Thread(target=make, args=[name]) for name in ("Alder", "Birch", "Cedar", "Dogwood")]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(found) == len(makers)
    assert all(text.count(name) == 6 for name, text in found.items())


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.ies.ed.gov/x", "ies.ed.gov"), ("", ""), ("http://[::", ""), ("nonsense", "")]
)
def test_the_host_of_an_address_that_may_be_none(url: str, host: str) -> None:
    assert host_of(url) == host
