"""Words as feeds carry them."""

from clearinghouse.core.serving.feeds import as_html, speakable


def test_what_xml_cannot_write_is_left_out_and_nothing_else() -> None:
    assert speakable("a\x00b\x0bc\x1bd\ufffee\ud800f\tg\nh é 🎉") == "abcdef\tg\nh é 🎉"


def test_signs_of_html_stay_words_and_lines_stay_lines() -> None:
    assert as_html("One <b> & two\nlines.\n\nMore\x07") == "<p>One &lt;b&gt; &amp; two<br>lines.</p>\n\n<p>More</p>"


def test_no_words_are_no_paragraph() -> None:
    assert as_html("") == ""
