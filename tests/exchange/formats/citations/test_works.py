"""What is cited: the original where somebody recorded it, else our own page."""

import pytest

from clearinghouse.exchange.formats.citations.works import work_of
from tests.factories.resources import guide_page, link_page, practice_page, review_page, technology_page

pytestmark = pytest.mark.django_db


def test_without_an_original_our_page_is_cited_by_the_consortium(settings) -> None:
    settings.SITE_NAME = "Mill Rivers"
    for page in (review_page(), practice_page(), guide_page(), technology_page()):
        work = work_of(page)
        assert (work.is_original, work.maker, work.authors) == (False, "Mill Rivers", ())
        assert work.url == f"{settings.SITE_URL.rstrip('/')}{page.url}"
        assert work.day is not None


def test_what_a_product_costs_at_its_makers_address_is_no_original_without_a_maker() -> None:
    assert not work_of(technology_page(source_url="https://maker.example.org/")).is_original
    assert work_of(technology_page(source_url="https://maker.example.org/", publisher="Maker")).is_original


def test_a_link_is_its_original_by_its_address_alone() -> None:
    work = work_of(link_page(source_url="https://www.example.org/report"))
    assert (work.is_original, work.maker, work.year) == (True, "example.org", None)
    assert work.seen is not None


def test_a_doi_stands_for_an_address_that_is_not_recorded() -> None:
    guide = guide_page(publisher="IES", doi="10.3102/0034654316687036")
    assert work_of(guide).url == "https://doi.org/10.3102/0034654316687036"


def test_an_original_without_any_address_is_found_through_our_page(settings) -> None:
    guide = guide_page(publisher="IES", published_year=2016)
    assert work_of(guide).url == f"{settings.SITE_URL.rstrip('/')}{guide.url}"
