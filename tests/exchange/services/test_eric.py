"""Works chosen from ERIC become drafts, each once."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from clearinghouse.core.errors import NotAllowed
from clearinghouse.exchange.services.eric import PreviewIsOld, import_from_eric, search_eric
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.models import LinkPage, Topic
from tests.exchange.eric.answers import ARTICLE, PHONICS, REPORT, eric

__all__ = ["eric"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def seen(eric, library, curator) -> None:
    search_eric("reading", actor=curator)


def test_a_chosen_work_becomes_a_draft_with_all_that_eric_records(curator) -> None:
    topic = Topic.objects.create(name="Rural Schools", slug="rural")
    (made,) = import_from_eric([ARTICLE], actor=curator).made
    page = LinkPage.objects.get(pk=made.pk)
    assert (page.live, page.has_unpublished_changes, page.owner, page.slug) == (
        False, True, curator, "reading-aloud-in-small-rural-schools-what-teachers-say",
    )  # fmt: skip
    assert (page.eric_id, page.doi, page.published_year, page.publisher) == (
        ARTICLE,
        "10.1000/jirs.2021.12",
        2021,
        "Millrace Press",
    )
    assert (page.origin, page.origin_name, page.origin_identifier) == (Origin.IMPORTED, "ERIC", ARTICLE)
    assert list(page.topics.all()) == [topic]
    source = page.sources.get()
    assert source.supports == "Kind of publication: Journal Articles; Reports - Research. ERIC records it as peer reviewed."
    assert source.citation.startswith("Marsh, Ada; Tiller, Rosa (2021). Reading Aloud")
    page.full_clean()


def test_a_work_of_which_eric_says_little_is_taken_too(curator) -> None:
    (made,) = import_from_eric([REPORT], actor=curator).made
    assert (made.summary, made.language) == ("ERIC has no abstract of this work.", "es")
    made.full_clean()


def test_two_who_choose_the_same_make_one(curator, consortium_administrator) -> None:
    assert len(import_from_eric([ARTICLE, PHONICS], actor=curator).made) == 2
    again = import_from_eric([ARTICLE, REPORT, REPORT], actor=consortium_administrator)
    assert [page.eric_id for page in again.made] == [REPORT]
    assert [chosen.record.eric_id for chosen in again.known] == [ARTICLE]
    assert LinkPage.objects.count() == 3


def test_what_was_never_seen_or_is_no_longer_kept_is_not_made_and_nothing_else_is(curator) -> None:
    for numbers in ([ARTICLE, "ED999999"], []):
        with pytest.raises(PreviewIsOld):
            import_from_eric(numbers, actor=curator)
    cache.clear()
    with pytest.raises(PreviewIsOld):
        import_from_eric([ARTICLE], actor=curator)
    assert not LinkPage.objects.exists()


def test_teacher_coordinator_outsider_and_district_administrator_neither_ask_nor_import(
    eric, teacher, coordinator, outsider, district_administrator
) -> None:
    eric.asked.clear()
    for person in (teacher, coordinator, outsider, district_administrator):
        with pytest.raises(NotAllowed):
            search_eric("reading", actor=person)
        with pytest.raises(NotAllowed):
            import_from_eric([ARTICLE], actor=person)
    assert (eric.asked, LinkPage.objects.count()) == ([], 0)
