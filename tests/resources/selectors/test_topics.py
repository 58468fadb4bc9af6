"""A topic and what is under it."""

from __future__ import annotations

import pytest

from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.resources.brought import topics as topic_sections
from clearinghouse.resources.models import LinkPage, PracticePage
from clearinghouse.resources.selectors.topics import all_topics, topic_at, topic_overview
from tests.factories.resources import TopicFactory, published

pytestmark = pytest.mark.django_db


def practice_on(title: str, *topics: object) -> PracticePage:
    return published(PracticePage(title=title, summary="In short."), topics=topics)


def test_counts_go_by_kind_and_by_part_and_count_nothing_twice() -> None:
    literacy = TopicFactory(name="Literacy")
    writing = TopicFactory(name="Writing", broader=literacy)
    essays = TopicFactory(name="Essays", broader=writing)
    reading = TopicFactory(name="Reading", broader=literacy)
    practice_on("One", essays, writing, reading)
    practice_on("Two", literacy)
    published(LinkPage(title="Three", summary="In short.", source_url="https://example.org/"), topics=[essays])
    overview = topic_overview(literacy, None)
    assert [(group.kind, group.count, [page.title for page in group.resources]) for group in overview.groups] == [
        ("practice", 2, ["Two", "One"]),
        ("link", 1, ["Three"]),
    ]
    assert [(part.label, part.count) for part in overview.parts] == [("Reading", 1), ("Writing", 2)]
    assert (overview.total, overview.above) == (3, [])
    assert topic_overview(essays, None).above == [literacy, writing]
    assert [(way.label, way.count) for way in all_topics(None)] == [("Literacy", 3)]


def test_one_kind_comes_in_pages_and_a_page_too_far_is_refused() -> None:
    literacy = TopicFactory()
    practice_on("One", literacy)
    overview = topic_overview(literacy, None, kind="practice")
    assert (overview.label, [page.title for page in overview.page.object_list], overview.groups) == (
        "Technology practice",
        ["One"],
        [],
    )
    with pytest.raises(NoSuchPage):
        topic_overview(literacy, None, kind="practice", page="2")
    assert topic_overview(literacy, None, kind="link").page is None


def test_rooms_above_bring_sections_of_their_own(monkeypatch) -> None:
    literacy = TopicFactory()
    part = TopicFactory(broader=literacy)
    monkeypatch.setattr(topic_sections, "_bringers", [])
    topic_sections.register(lambda topics, user: None)
    topic_sections.register(lambda topics, user: topic_sections.Section(str(sorted(topics)), ()))
    assert [section.title for section in topic_overview(literacy, None).sections] == [str(sorted([literacy.pk, part.pk]))]


def test_a_merged_topic_is_found_as_such() -> None:
    merged = TopicFactory(slug="old", merged_into=TopicFactory(slug="new"))
    found = topic_at("old")
    assert (found, found.leads_to.slug, topic_at("none")) == (merged, "new", None)
