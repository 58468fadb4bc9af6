from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.resources.curation.differences import Change, differences

TEXTS = st.text(alphabet="ab \n", max_size=60)


def kept(pieces, *changes: Change) -> list[str]:
    return " ".join(piece.text for piece in pieces if piece.change in changes).split()


@given(TEXTS, TEXTS)
def test_short_texts_are_whole_on_both_sides(before: str, after: str) -> None:
    pieces = differences(before, after)
    if "…" not in "".join(piece.text for piece in pieces):
        assert kept(pieces, Change.SAME, Change.ADDED) == after.split()
        assert kept(pieces, Change.SAME, Change.REMOVED) == before.split()


def test_a_word_that_changed_stands_between_those_that_did_not() -> None:
    pieces = differences("Small schools gain much.", "Small schools gain little.")
    assert [(piece.change.value, piece.text.strip()) for piece in pieces] == [
        ("same", "Small schools gain"), ("removed", "much."), ("added", "little."),
    ]  # fmt: skip


def test_a_long_stretch_that_is_the_same_is_shortened_round_the_change() -> None:
    before = " ".join(f"w{n}" for n in range(200))
    pieces = differences(before, before + " new")
    assert pieces[0].text.split() == ["…", *(f"w{n}" for n in range(188, 200))]
    assert pieces[-1].text == "new"


def test_whole_books_are_compared_line_by_line() -> None:
    before = "\n".join(f"line {n} of a long text" for n in range(2_000))
    changed = before.replace("line 1000 of", "line one thousand of")
    assert [piece.text.strip() for piece in differences(before, changed) if piece.change == Change.ADDED] == [
        "line one thousand of a long text"
    ]


def test_nothing_and_something() -> None:
    assert differences("", "") == []
    assert [piece.change for piece in differences("", "x")] == [Change.ADDED]
