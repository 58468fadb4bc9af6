import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearinghouse.exchange.tables.mojibake import repair, tidy
from tests.exchange.samples import needs_real_findings
from tests.shared_data import FINDINGS

CHARSETS = ("latin-1", "windows-1252", "mac_roman")
RIGHT = [
    "Calderón, M., & Sáenz, L. (2011). Educational Evaluation, 33(1), 47–58.",
    "O’Brien’s “CW-FIT” — a trial…",
    "Peña Niño, José Ángel, Íñigo Muñoz Núñez, Zoë Brontë, Françoise",
    "Success for All®, READ 180®, POWERSOURCE©, Fast ForWord™",
    "CAFÉ®",
    "«\u00a0voilà\u00a0»",
    "2√π r, ≈±5 and x ≤ √∞",
    "Öğrenciler için Šimůnek, Žižka, Dvořák, Łódź",
    "BLÅ® and SKÅ–Ängelholm",
    "αβγ, 5 µg, 30 °C, £5, €9, ½",
    "plain",
    "",
]


def broken(text: str, charset: str, times: int = 1) -> str:
    """The text as a program shows that reads UTF-8 as another charset, undefined bytes as control characters."""
    for _ in range(times):
        raw = text.encode()
        if charset == "windows-1252":
            text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)
        else:
            text = raw.decode(charset)
    return text


words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8)
accented = st.sampled_from("áéíóúüñçàèâêîôãõäößøåÉÑÖÜ")
names = st.tuples(words, accented, words).map("".join)
signs = st.sampled_from(["–", "—", "’", "‘", "“", "”", "…", "®", "©", "™", "€"])
texts = st.lists(st.one_of(words, names, st.tuples(words, signs).map("".join), signs), min_size=1, max_size=8).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=texts, charset=st.sampled_from(CHARSETS), times=st.integers(1, 3))
def test_text_broken_up_to_three_times_comes_back_as_it_was(text: str, charset: str, times: int) -> None:
    assert repair(broken(text, charset, times)) == text


@settings(max_examples=300, deadline=None)
@given(text=texts, first=st.sampled_from(CHARSETS), second=st.sampled_from(CHARSETS))
def test_text_broken_by_two_programs_comes_back_as_it_was(text: str, first: str, second: str) -> None:
    assert repair(broken(broken(text, first), second)) == text


@settings(max_examples=500, deadline=None)
@given(text=texts)
def test_right_text_is_left_alone(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_from_real_life_is_left_alone(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("text", RIGHT[:4])
@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_names_and_signs_from_real_life_come_back(text: str, charset: str, times: int) -> None:
    assert repair(broken(text, charset, times)) == text


def test_only_the_broken_part_of_a_text_changes() -> None:
    assert repair("Calderón – " + broken("O’Brien", "latin-1", 2)) == "Calderón – O’Brien"


def test_what_a_lost_byte_leaves_before_a_sign_goes_too() -> None:
    assert repair("AllÃ…Â®") == "All®"


@settings(max_examples=500, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_at_all_is_read_without_error_and_repair_settles(text: str) -> None:
    assert repair(repair(text)) == repair(text)


def test_tidy_reads_the_escapes_of_a_web_page_and_leaves_other_ampersands() -> None:
    assert (
        tidy("Cognitive Tutor&reg; Geometry, 90&ndash;101, &#8220;R&D; S&P 500&amp;")
        == "Cognitive Tutor® Geometry, 90–101, “R&D; S&P 500&"
    )


def test_tidy_makes_one_blank_of_all_white_space() -> None:
    assert tidy(broken(" Cognitive Tutor®\u00a0  Algebra\r\nI ", "latin-1", 2)) == "Cognitive Tutor® Algebra I"


@needs_real_findings
def test_the_real_file_holds_769_broken_citations_and_no_trace_is_left() -> None:
    with FINDINGS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert sum(repair(row["s_citation"]) != row["s_citation"] for row in rows) == 769
    left = {char for row in rows for cell in row.values() for char in tidy(cell) if not char.isascii()}
    assert left == set("©®áãóü–—‘’“”…")
