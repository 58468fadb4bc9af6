"""Whole words and phrases, whatever their case and accents."""

import pytest

from forums.models.watched_word import folded, said


@pytest.mark.parametrize(
    ("text", "words"),
    [("Señor’s  CAFÉ!", "senor s cafe"), ("**bold**_word_", "bold word"), ("ﬁne Straße", "fine strasse"), ("…", "")],
)
def test_a_text_is_folded_to_its_words(text, words):
    assert folded(text) == words


@pytest.mark.parametrize("text", ["Damn it.", "DAMN", "dámn,", "well\ndamn!", "*damn*"])
def test_a_word_is_found_however_it_is_written(text):
    assert said(["damn"], text) == ["damn"]


@pytest.mark.parametrize("text", ["The damning report", "Amsterdamn", "dam n", ""])
def test_a_part_of_a_word_is_no_word(text):
    assert said(["damn"], text) == []


def test_a_phrase_is_found_across_marks_and_lines():
    assert said(["buy now", "now"], "Buy —\n now!") == ["buy now", "now"]
    assert said(["buy now"], "Buy it now") == []
