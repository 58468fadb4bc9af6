"""Only what everybody may see speaks for the consortium."""

import pytest
from django.utils import timezone

from clearinghouse.advocacy.selectors import pages
from clearinghouse.advocacy.selectors.pages import (
    more_like,
    newest,
    newest_few,
    pages_below,
    pages_for_map,
    public_pages,
    stories_of,
)
from clearinghouse.districts.enums import Audience
from tests.factories.districts import DistrictFactory
from tests.factories.pages import front_page, news, picture, public_page, story
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def days_ago(days: int):
    return timezone.localdate() - timezone.timedelta(days=days)


def test_public_pages_are_the_published_ones_and_of_resources_those_for_everybody() -> None:
    public_page(title="Why we cooperate")
    public_page(title="Not yet").unpublish()
    review_page("River Readers")
    review_page("For members", audience=Audience.MEMBERS)
    review_page("For one district", audience=Audience.DISTRICT, district=DistrictFactory())
    review_page("Taken down").unpublish()
    shown = set(titles(public_pages()))
    assert shown == {"Why we cooperate", "River Readers", "Home", "Library"}


def test_the_map_of_the_site_keeps_the_order_of_the_pages() -> None:
    first, second = public_page(title="Zinc"), public_page(title="Alder")
    assert titles(pages_for_map())[-2:] == [first.title, second.title]


def test_the_front_page_is_the_one_at_the_address_of_the_site() -> None:
    home = front_page()
    assert pages.front_page() == home.page_ptr


def test_the_newest_come_first_and_drafts_do_not_come() -> None:
    story("Older", date=days_ago(30))
    story("Newer", date=days_ago(2))
    story("Draft", date=days_ago(1)).unpublish()
    news("News")
    assert titles(newest("stories")) == ["Newer", "Older"]
    assert titles(newest("news")) == ["News"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_newest_few_take_two_queries_however_many_pictures(number: int, django_assert_num_queries) -> None:
    for position in range(number):
        story(f"Story {position}", picture=picture(f"Picture {position}", size=(40, 25)), picture_words="A stream.")
    with django_assert_num_queries(2):
        few = newest_few("stories")
        assert len([(page.picture.title, page.district, page.picture.prefetched_renditions) for page in few]) == number


def test_a_district_shows_its_own_stories() -> None:
    alder = DistrictFactory(name="Alder Gap")
    story("Of Alder Gap", district=alder)
    story("Of nobody")
    assert titles(stories_of(alder)) == ["Of Alder Gap"]


def test_others_of_its_kind_are_the_newest_without_itself() -> None:
    stories = [story(f"Story {days}", date=days_ago(days)) for days in range(5)]
    assert titles(more_like(stories[1])) == ["Story 0", "Story 2", "Story 3"]
    assert more_like(public_page(title="Why")) == []


def test_the_pages_below_come_in_the_order_of_the_tree_without_drafts() -> None:
    parent = public_page(title="Why we cooperate")
    for title in ("Fair funding", "A good line"):
        public_page(parent, title=title)
    public_page(parent, title="Not yet").unpublish()
    assert titles(pages_below(parent)) == ["Fair funding", "A good line"]
