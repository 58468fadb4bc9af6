"""No cell runs, and each means what it meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.core.serving.cells import as_kept, as_meant, made_safe


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", '=HYPERLINK("http://evil.example")', "\uff1d1", "'=1", "' =1"]
)
def test_what_a_spreadsheet_would_compute_is_text(text: str) -> None:
    assert made_safe(text) == f"'{as_kept(text)}"


@pytest.mark.parametrize("text", ["Ada = Brook", "", "O'Hara", "'quoted'", "two\nlines", "\U0001f600 = well"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert made_safe(text) == text


def test_what_no_workbook_can_hold_is_left_out() -> None:
    assert made_safe("\x00=\x0bone\ud800\r\ntwo") == "'=one\ntwo"


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n'a \x00\x0b\ud800\uff1d\U0001f600"), max_size=12))
def test_any_text_comes_back_from_its_cell_and_none_runs(text: str) -> None:
    cell = made_safe(text)
    assert as_meant(cell) == as_kept(text)
    assert not cell.lstrip(" ") or cell.lstrip(" ")[0] not in "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
