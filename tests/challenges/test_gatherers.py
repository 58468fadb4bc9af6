from dataclasses import replace

import pytest

from clearinghouse.challenges import gatherers
from clearinghouse.challenges.gatherers import Gathered, Gatherer, Section, gather, register
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db


def bringing(name: str, position: int, *urls: str) -> Gatherer:
    items = tuple(Gathered(url, url) for url in urls)
    return Gatherer(name, name.title(), position, lambda challenge, user: Section(items, len(items)) if urls else None)


@pytest.fixture(autouse=True)
def none_yet(monkeypatch) -> None:
    monkeypatch.setattr(gatherers, "_gatherers", {})


def test_other_apps_plug_in_and_nothing_stands_under_two_headings(public) -> None:
    register(bringing("threads", 30, "/b/", "/c/"))
    register(bringing("resources", 10, "/a/", "/b/"))
    register(bringing("nothing", 20))
    register(bringing("known", 40, "/a/"))
    found = gather(ChallengeFactory(), public)
    assert [(heading, [item.url for item in section.items]) for heading, section in found] == [
        ("Resources", ["/a/", "/b/"]),
        ("Threads", ["/c/"]),
    ]


def test_a_gatherer_is_told_the_challenge_and_who_looks(teacher) -> None:
    asked = []
    register(Gatherer("asks", "Asks", 1, lambda challenge, user: asked.append((challenge, user))))
    challenge = ChallengeFactory()
    assert gather(challenge, teacher) == []
    assert asked == [(challenge, teacher)]


def test_what_only_fills_is_asked_where_little_has_come_together(public) -> None:
    register(replace(bringing("search", 90, "/x/"), is_filling=True))
    register(bringing("resources", 10, "/a/", "/b/", "/c/"))
    assert [heading for heading, _ in gather(ChallengeFactory(), public)] == ["Resources", "Search"]
    register(bringing("threads", 20, "/d/"))
    assert [heading for heading, _ in gather(ChallengeFactory(), public)] == ["Resources", "Threads"]
