"""Whatever a visitor can reach from the front page, the map, the feeds and the figures, none of it tells of what is not for all."""

import pytest
from django.test import Client
from wagtail.models import Page

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.models import District
from clearinghouse.resources.models import ResearchReviewPage
from tests.advocacy.conftest import SECRET
from tests.crawling import Crawl
from tests.factories.districts import DistrictFactory
from tests.factories.pages import news, public_page, story

pytestmark = pytest.mark.django_db
STARTS = ["/", "/sitemap.xml", "/robots.txt", "/feeds/news.rss", "/feeds/news.atom", "/feeds/stories.rss", "/feeds/stories.atom"]


@pytest.fixture
def hidden(planted) -> list[Page]:
    """Pages of every sort that are not for all, beside one of each that is."""
    District.objects.filter(kind=DistrictKind.OBSERVER).delete()  # planted so that no figure counts it; everybody may see it
    district = DistrictFactory(name="Elm Rise", slug="elm-rise")
    public_page(title="Why we cooperate", show_in_menus=True)
    story("One physics class", district=district)
    news("A twelfth district joins")
    hidden = public_page(title=f"{SECRET} campaign", show_in_menus=True)
    drafts = [
        hidden,
        public_page(hidden, title=f"{SECRET} steps"),
        story(f"{SECRET} story", district=district),
        news(f"{SECRET} news"),
    ]
    for draft in drafts:
        draft.unpublish()
    restricted = ResearchReviewPage.objects.filter(title__startswith=SECRET)
    assert restricted.count() == 3
    return [*drafts, *restricted]


def test_nothing_that_a_visitor_can_reach_names_what_is_not_for_all(hidden) -> None:
    figures = [
        address
        for one in all_figures()
        for address in (f"/figures/{one.key}/", f"/figures/{one.key}.json", f"/embed/figures/{one.key}/")
    ]
    answers = Crawl(Client()).reach([*STARTS, *figures, "/search/?q=story"])
    assert {"/library/", "/stories/", "/news/", "/districts/elm-rise/", "/figures/students/", "/library/river-readers/"} <= set(
        answers
    )
    telling = [address for address, text in answers.items() if SECRET in text]
    assert telling == []


def test_cards_and_addresses_of_what_is_not_for_all_answer_like_none(hidden) -> None:
    for page in hidden:
        assert Client().get(f"/cards/{page.pk}.png").status_code == 404
        assert SECRET not in Client().get(page.url, follow=True).content.decode()
