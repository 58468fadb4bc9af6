"""Free tags in the queue, and the words that are like them."""

from __future__ import annotations

import pytest

from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag
from clearinghouse.resources.selectors.tags import counts_by_state, known_words, tags_in, word_at, words_like
from tests.factories.resources import TopicFactory, practice_page

pytestmark = pytest.mark.django_db


def tag(name: str, state: str = TagState.PROPOSED) -> FreeTag:
    return FreeTag.objects.create(name=name, slug=name.replace(" ", "-"), state=state)


def test_a_tag_comes_with_its_pages_and_each_state_with_its_number() -> None:
    tag("bell work", TagState.ACCEPTED)
    for title in ("Four", "One", "Three", "Two"):
        page = practice_page(title)
        page.tags.set(["exit tickets"])
        page.save_revision().publish()
    [row] = tags_in(TagState.PROPOSED, None).object_list
    assert (row.tag.name, row.count, [page.title for page in row.pages]) == ("exit tickets", 4, ["Four", "One", "Three"])
    assert counts_by_state() == {"accepted": 1, "proposed": 1}
    with pytest.raises(NoSuchPage):
        tags_in(TagState.PROPOSED, "2")


def test_words_spelled_alike_are_named_once_and_others_are_not() -> None:
    TopicFactory(name="Bell-work", alternates=["bell works", "starters"])
    tag("bell work!", TagState.ACCEPTED)
    tag("bell workk")  # only proposed itself
    TopicFactory(name="Reasoning")
    found = words_like(tag("bell work"), known_words())
    assert {word.name for word in found} == {"Bell-work", "bell work!"}
    assert words_like(tag("reading"), known_words()) == ()


def test_a_word_is_found_by_its_key_and_nonsense_is_none() -> None:
    topic, bell = TopicFactory(), tag("bell work")
    assert [word_at(f"topic:{topic.pk}"), word_at(f"tag:{bell.pk}")] == [topic, bell]
    assert [word_at(key) for key in ("", "topic", "topic:", "topic:-1", "topic:²", f"topic:{'9' * 19}", "none:1", "tag:0")] == [
        None
    ] * 8
