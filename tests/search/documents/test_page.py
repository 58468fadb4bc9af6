import pytest
from wagtail.rich_text import RichText

from search.documents import kind_of_page
from search.documents.page import KIND
from tests.factories.pages import front_page, news, press_kit, public_page, story
from tests.factories.resources import library

pytestmark = pytest.mark.django_db


def test_a_page_is_found_by_its_title_introduction_and_the_words_of_its_blocks() -> None:
    words = [("paragraph", RichText("<p>One <b>route</b> &amp; two buses</p>"))]
    page = public_page(title="Late bus", introduction="It leaves at two.", body=words)
    document = KIND.build(str(page.pk))
    assert (document.title, document.url, document.audience) == ("Late bus", "/late-bus/", "public")
    assert document.summary == "It leaves at two."
    assert "One route & two buses" in document.body
    assert document.facets["kind"][0].label == "Page"


def test_what_journalists_may_quote_is_found() -> None:
    kit = press_kit(in_one_sentence="Eleven towns.", in_one_paragraph="None can do it alone.")
    assert KIND.build(str(kit.pk)).body.split("\n")[:2] == ["Eleven towns.", "None can do it alone."]


def test_drafts_and_what_was_taken_down_are_in_no_index_and_seen_by_nobody(public, consortium_administrator) -> None:
    shown = [public_page(title="Why"), story("A story"), news("Some news")]
    hidden = public_page(title="Not yet")
    hidden.unpublish()
    ids = [str(page.pk) for page in (*shown, hidden)]
    assert set(KIND.audiences()) == set(ids[:3])
    assert KIND.build(ids[3]) is None
    for user in (None, public, consortium_administrator):
        assert KIND.visible_ids(user, [*ids, str(library().pk)]) == set(ids[:3])


def test_the_front_page_and_lists_are_of_no_kind() -> None:
    assert kind_of_page(type(front_page())) == kind_of_page(type(library())) == ""
    assert kind_of_page(type(public_page(title="Why"))) == "page"
