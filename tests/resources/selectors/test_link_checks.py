import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.rich_text import RichText

from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import LinkCheck, ResourceSource
from clearinghouse.resources.selectors.link_checks import addresses_of, link_counts, links_for, live_with_sources
from tests.factories.resources import guide_page, link_page, practice_page, review_page, technology_page

pytestmark = pytest.mark.django_db


def test_every_address_of_a_page_is_found_once(settings):
    settings.SITE_URL = "https://library.example.org"
    page = technology_page(
        source_url="https://maker.example/#top", license_url="https://license.example/", doi="10.1000/1", acr_url="https://maker.example/acr",
        what_it_does='<p>It <a href="https://maker.example/how?a=1&amp;b=2">reads</a>, as <a href="https://library.example.org/library/">here</a>.</p>',
        body=[("paragraph", RichText('<p><a href="https://block.example/">A block</a></p>'))],
    )  # fmt: skip
    sources = [
        ResourceSource(page=page, citation="A", url="https://source.example/", doi="10.1000/2"),
        ResourceSource(page=page, citation="B", url="https://maker.example/"),
    ]
    assert set(addresses_of(page, sources)) == {
        "https://maker.example/", "https://license.example/", "https://doi.org/10.1000/1", "https://maker.example/acr",
        "https://maker.example/how?a=1&b=2", "https://block.example/", "https://source.example/", "https://doi.org/10.1000/2",
    }  # fmt: skip


def test_live_pages_of_every_kind_come_with_their_sources(django_assert_max_num_queries):
    pages = [practice_page(), guide_page(), link_page(), technology_page(), review_page()]
    practice_page("A draft").unpublish()
    with django_assert_max_num_queries(20):
        found = [page for some in live_with_sources() for page in some]
        assert [list(page.sources.all()) for page in found] == [[]] * 5
    assert {page.pk for page in found} == {page.pk for page in pages}


def test_curators_see_the_links_and_nobody_else(curator, teacher):
    page = practice_page("Quizzes")
    for number, state in enumerate((LinkState.ANSWERS, LinkState.DEAD)):
        LinkCheck.objects.create(page=page, address=f"https://example.org/{number}", state=state)
    assert len(links_for(curator)) == 2
    assert [link.state for link in links_for(curator, state="dead")] == ["dead"]
    assert [link.address for link in links_for(curator, words="org/1")] == ["https://example.org/1"]
    assert len(links_for(curator, words="quizzes")) == 2
    assert link_counts(curator).total == 2
    for person in (teacher, AnonymousUser()):
        assert not links_for(person)
        assert link_counts(person).total == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_three_links_as_for_one(curator, django_assert_num_queries, number):
    for index in range(number):
        LinkCheck.objects.create(page=practice_page(f"P{index}"), address="https://example.org/")
    with django_assert_num_queries(2):
        assert [link.page.title for link in links_for(curator)]
