from datetime import date
from decimal import Decimal

import pytest

from clearinghouse.exchange.tables.cells import BrokenCell, Cells, decimal_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (".059999999", 0.06),
        ("-.059999999", -0.06),
        (".0099999998", 0.01),
        ("2.0999999", 2.1),
        ("8.3000002", 8.3),
        (".99998999", 0.99999),
        (".11990052", 0.11990052),
        ("2770706", 2770706),
        ("0", 0),
        ("1e-3", 0.001),
    ],
)
def test_single_precision_leftovers_become_the_decimal_they_stand_for(text: str, meant: float) -> None:
    assert decimal_meant(text) == meant


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999", "1_000", "1,5", "٣", "--1", "abc", "0x10", "=1+1"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(BrokenCell, match="which is no number"):
        Cells({"n": text}).number("n", least=-1e300, most=1e300)


@pytest.mark.parametrize("column", ["blank", "absent"])
def test_a_blank_cell_is_not_recorded_and_never_no(column: str) -> None:
    cells = Cells({"blank": "  "})
    assert cells.truth(column) is None
    assert cells.number(column, least=0, most=1) is None
    assert cells.whole(column) is None
    assert cells.day(column) is None
    assert cells.decimal(column, places=1, most=9) is None
    assert cells.text(column, longest=5) == ""


def test_bounds_are_kept_and_named() -> None:
    cells = Cells({"f_ss": "-3", "half": "1.5", "long": "x" * 9, "p": "1.2"})
    with pytest.raises(BrokenCell, match="f_ss is -3; it must be from 0"):
        cells.whole("f_ss")
    with pytest.raises(BrokenCell, match="half is 1.5, which is no whole number"):
        cells.whole("half")
    with pytest.raises(BrokenCell, match="long has 9 characters; at most 8 are kept"):
        cells.text("long", longest=8)
    with pytest.raises(BrokenCell, match="p is 1.2; it must be from 0 to 1"):
        cells.number("p", least=0, most=1)


def test_an_id_and_a_required_text_may_not_be_missing() -> None:
    with pytest.raises(BrokenCell, match="id is blank"):
        Cells({"id": ""}).identifier("id")
    with pytest.raises(BrokenCell, match="name is blank"):
        Cells({"name": "\u00a0"}).text("name", longest=9, required=True)
    with pytest.raises(BrokenCell, match="id is 0"):
        Cells({"id": "0"}).identifier("id")


@pytest.mark.parametrize(
    ("text", "truth"), [("True", True), ("FALSE", False), ("1", True), ("0", False), ("yes", True), ("No", False)]
)
def test_truths_are_read_in_each_of_their_spellings(text: str, truth: bool) -> None:
    assert Cells({"flag": text}).truth("flag") is truth


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(BrokenCell, match="rating is “splendid”, which this import does not know"):
        Cells({"rating": "Splendid"}).choice("rating", {"meets": "m"})


def test_dates_and_decimals() -> None:
    cells = Cells({"us": "2/26/2018 12:00:00 AM", "iso": "2018-02-26", "bad": "31/31/2018", "version": "2.0999999", "share": "54"})
    assert cells.day("us") == cells.day("iso") == date(2018, 2, 26)
    with pytest.raises(BrokenCell, match="which is no date"):
        cells.day("bad")
    assert cells.decimal("version", places=1, most=99) == Decimal("2.1")
    assert str(cells.decimal("share", places=2, most=100)) == "54.00"
