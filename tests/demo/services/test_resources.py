"""The demo's guides, practices and technologies are what their entries say."""

import re

import pytest

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.resources import load_guides, load_links, load_practices, load_technologies
from clearinghouse.resources.models import AssistiveTechnologyPage, LinkPage, PracticeGuidePage, PracticePage
from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.factories.resources import library

GUIDES = read_entries("practice_guides.yaml")
PRACTICES = read_entries("practices/*.yaml")
TECHNOLOGIES = read_entries("assistive_technologies/*.yaml")
LINKS = read_entries("links.yaml")
EVERYTHING = [*GUIDES, *PRACTICES, *TECHNOLOGIES, *LINKS]


def nothing(words: str) -> None:
    """Nobody listens."""


def test_there_is_as_much_as_a_library_needs_to_be_of_use() -> None:
    assert (len(GUIDES) >= 10, len(PRACTICES) >= 25, len(TECHNOLOGIES) >= 30) == (True, True, True)


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda entry: entry["slug"])
def test_each_names_sources_that_say_what_it_relies_on(entry) -> None:
    assert entry["sources"]
    for source in entry["sources"]:
        assert len(source["supports"].split()) >= 4, source
        assert re.search(r"\b(19|20)\d\d\b|n\.d\.|U\.S\.C\.|C\.F\.R|CFR", source["citation"]), source["citation"]


@pytest.mark.parametrize("entry", EVERYTHING, ids=lambda entry: entry["slug"])
def test_an_effect_or_a_tier_says_where_it_comes_from(entry) -> None:
    assert entry["tier"] is None or entry["tier_note"]
    assert (entry["effect_points"] is None and entry["effect_months"] is None) or entry["effect_note"]


def test_a_ladder_climbs() -> None:
    rungs = {"low": 0, "mid": 1, "high": 2}
    levels = {entry["slug"]: rungs[entry["tech_level"]] for entry in TECHNOLOGIES}
    for entry in TECHNOLOGIES:
        assert all(levels[first] <= levels[entry["slug"]] for first in entry["try_first"]), entry["slug"]


@pytest.mark.django_db
def test_all_are_published_with_their_terms_and_may_be_saved_again() -> None:
    library()
    prepare_vocabularies()
    load_topics(read_entries("topics.yaml"))
    assert load_guides(GUIDES[:2], nothing) == 2
    assert load_practices(PRACTICES[:2], nothing) == 2
    assert load_links(LINKS, nothing) == 2
    low = [entry for entry in TECHNOLOGIES if not entry["try_first"]]
    climbing = [entry for entry in TECHNOLOGIES if entry["try_first"] and {*entry["try_first"]} <= {e["slug"] for e in low}]
    assert load_technologies([*low, climbing[0]], nothing) == len(low) + 1
    assert load_practices(PRACTICES[:2], nothing) == 2
    assert PracticePage.objects.count() == 2
    assert all(link.source_url and link.publisher for link in LinkPage.objects.all())
    for page in (PracticeGuidePage.objects.first(), PracticePage.objects.first(), AssistiveTechnologyPage.objects.last()):
        page.full_clean()
        assert page.topics.all()
    climbed = AssistiveTechnologyPage.objects.get(slug=climbing[0]["slug"])
    assert {rung.slug for rung in climbed.try_first.all()} == set(climbing[0]["try_first"])
