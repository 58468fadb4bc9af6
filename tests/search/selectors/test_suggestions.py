"""Suggestions while somebody types: from two letters, in groups, and only what this person may see."""

import pytest

from clearinghouse.districts.enums import Audience
from search.selectors.suggestions import Suggestion, suggestions_for
from search.services.rebuilding import refresh_all
from tests.factories.resources import TopicFactory, review_page
from tests.factories.search import QueryCountFactory

pytestmark = pytest.mark.django_db


def offered(user: object, typed: str) -> dict[str, list[str]]:
    return {group.name: [item.text for item in group.items] for group in suggestions_for(user, typed)}


@pytest.fixture
def library() -> None:
    topic = TopicFactory(name="Reading to learn", slug="reading-to-learn")
    for title in ("Reading recovery", "Small group reading", "Fractions in real life"):
        page = review_page(title)
        page.topics.set([topic])
        page.save_revision().publish()
    TopicFactory(name="Real estate")
    refresh_all()


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("re", {"topic": ["Reading to learn"], "title": ["Fractions in real life", "Reading recovery", "Small group reading"]}),
        ("RECO", {"title": ["Reading recovery"]}),
        ("small gro", {"title": ["Small group reading"]}),
        ("group small rea", {"title": ["Small group reading"]}),
        ("fractions in re", {"title": ["Fractions in real life"]}),
        ("reading to", {"topic": ["Reading to learn"]}),
        ("small fra", {}),
        ("r", {}),
        ("", {}),
        ("%%", {}),
        ("re%", {"topic": ["Reading to learn"], "title": ["Fractions in real life", "Reading recovery", "Small group reading"]}),
    ],
)
def test_each_word_may_be_anywhere_and_the_last_need_only_begin(
    library: None, public, typed: str, groups: dict[str, list[str]]
) -> None:
    found = offered(public, typed)
    assert {name: sorted(texts) for name, texts in found.items()} == groups


def test_a_suggestion_leads_to_what_it_says(library: None, public) -> None:
    topics, titles = suggestions_for(public, "reading")
    assert topics.items == [Suggestion("Reading to learn", "/search/?topic=reading-to-learn")]
    assert Suggestion("Reading recovery", "/library/reading-recovery/") in titles.items


def test_titles_and_topics_of_what_is_hidden_are_offered_to_nobody_else(public, outsider, teacher, own_district) -> None:
    page = review_page("Marmalade reading", audience=Audience.DISTRICT, district=own_district)
    page.topics.set([TopicFactory(name="Marmalade")])
    page.save_revision().publish()
    refresh_all()
    for stranger in (public, outsider):
        for typed in ("ma", "marmalade", "reading", "marmalade rea"):
            assert offered(stranger, typed) == {}
    assert offered(teacher, "marma") == {"topic": ["Marmalade"], "title": ["Marmalade reading"]}


def test_a_page_hidden_since_it_was_indexed_is_not_offered(public) -> None:
    page = review_page("Marmalade")
    refresh_all()
    type(page).objects.filter(pk=page.pk).update(audience=Audience.MEMBERS)
    assert offered(public, "marm") == {}


def test_what_others_often_asked_is_offered_and_leads_to_its_results(library: None, public) -> None:
    QueryCountFactory(words="reading volunteers", visits=3)
    QueryCountFactory(words="reading of anna miller", visits=2)
    assert offered(public, "reading vo") == {"asked": ["reading volunteers"]}
    assert suggestions_for(public, "reading vo")[0].items == [Suggestion("reading volunteers", "/search/?q=reading+volunteers")]
    assert "asked" not in offered(public, "reading of")


@pytest.mark.parametrize("many", [1, 3, 30])
def test_suggestions_take_the_same_queries_however_much_there_is(public, django_assert_num_queries, many: int) -> None:
    for number in range(many):
        review_page(f"Reading {number} aloud")
    refresh_all()
    with django_assert_num_queries(7):
        assert offered(public, "aloud rea")["title"]
