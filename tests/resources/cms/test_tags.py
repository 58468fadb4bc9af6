"""The queue of tags in the CMS."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag
from tests.factories.resources import TopicFactory, practice_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag(db: None) -> FreeTag:
    return FreeTag.objects.create(name="phonic games", slug="phonic-games")


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_curator_sees_who_uses_a_tag_and_which_words_are_like_it(in_cms, curator, tag) -> None:
    TopicFactory(name="Learning to read", alternates=["phonics games"])
    TopicFactory(name="Rivers")
    page = practice_page("Quick quizzes")
    page.tags.set(["phonic games"])
    page.save_revision().publish()
    seen = text(in_cms(curator).get("/cms/library/tags/"))
    assert "Quick quizzes</a>" in seen
    assert "“Learning to read” (topics, also called “phonics games”)" in seen
    assert "“Rivers”" not in seen


@pytest.mark.parametrize(("deed", "state"), [("accept", TagState.ACCEPTED), ("decline", TagState.DECLINED)])
def test_a_curator_decides_with_one_button(in_cms, curator, tag, deed, state) -> None:
    browser = in_cms(curator)
    answer = browser.post(f"/cms/library/tags/{tag.pk}/{deed}/")
    assert (answer.status_code, answer.url) == (302, "/cms/library/tags/")
    tag.refresh_from_db()
    assert tag.state == state
    assert "phonic games" in text(browser.get("/cms/library/tags/", {"state": state}))
    assert "No tag waits" in text(browser.get("/cms/library/tags/"))


def test_a_curator_merges_a_tag_into_a_word_of_the_list(in_cms, curator, tag) -> None:
    topic = TopicFactory(name="Learning to read")
    browser = in_cms(curator)
    for nonsense in ("", "topic:", "topic:0", "topic:x", "nothing:1", f"tag:{'9' * 30}"):
        assert browser.post(f"/cms/library/tags/{tag.pk}/merge/", {"into": nonsense}).status_code == 302
    tag.refresh_from_db()
    assert tag.state == TagState.PROPOSED
    browser.post(f"/cms/library/tags/{tag.pk}/merge/", {"into": f"topic:{topic.pk}"})
    tag.refresh_from_db()
    assert tag.became == topic
    assert "“Learning to read” has its pages" in text(browser.get("/cms/library/tags/", {"state": "merged"}))
    assert browser.post(f"/cms/library/tags/{tag.pk}/nonsense/").status_code == 404


def test_the_queue_costs_the_same_for_one_tag_and_three(in_cms, curator, tag, django_assert_num_queries) -> None:
    browser = in_cms(curator)
    browser.get("/cms/library/tags/")
    with CaptureQueriesContext(connection) as once:
        browser.get("/cms/library/tags/")
    for name in ("one", "two"):
        practice_page(name).tags.add(FreeTag.objects.create(name=name, slug=name))
    with django_assert_num_queries(len(once)):
        browser.get("/cms/library/tags/")
