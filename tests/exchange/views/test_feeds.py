"""Atom feeds of the library: the same for everybody, whoever asks."""

from xml.etree import ElementTree as ET

import pytest
from lxml import html

from tests.exchange.places import SECRET, make, plant
from tests.factories.resources import TopicFactory, practice_page
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ALL, KIND, TOPIC = "/feeds/library.atom", "/feeds/library/kind/practice.atom", "/feeds/library/reading.atom"


def feed(answer) -> ET.Element:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314 -- our own answer


def titles(root: ET.Element) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in root.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("address", [ALL, KIND, TOPIC])
def test_a_feed_tells_everybody_only_what_everybody_may_see(
    address: str, client, client_for, teacher, own_district, settings
) -> None:
    page = plant(own_district, TopicFactory(slug="reading", name="Reading & more"))
    for browser in (client, client_for(teacher)):
        answer = browser.get(address)
        root = feed(answer)
        assert titles(root) == ["Open 1"]
        assert SECRET not in answer.content.decode().lower()
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").attrib["href"] == f"{settings.SITE_URL.rstrip('/')}{page.url}"
    assert entry.findtext(f"{ATOM}id") == page.translation_key.urn
    assert entry.findtext(f"{ATOM}summary") == f"<p>{page.summary}</p>"
    assert root.find(f"{ATOM}link[@rel='self']").attrib["href"] == f"{settings.SITE_URL.rstrip('/')}{address}"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == settings.SITE_NAME


def test_signs_that_no_feed_can_hold_are_left_out(client) -> None:
    practice_page("Tabs\x0b & <b>bold</b>", summary="Bell\x07.")
    root = feed(client.get(ALL))
    assert titles(root) == ["Tabs & <b>bold</b>"]


def test_a_merged_topic_sends_readers_on_for_good(client) -> None:
    TopicFactory(slug="old", merged_into=TopicFactory(slug="reading"))
    answer = client.get("/feeds/library/old.atom")
    assert (answer.status_code, answer["Location"]) == (301, TOPIC)


@pytest.mark.parametrize("address", ["/feeds/library/nothing.atom", "/feeds/library/kind/banana.atom"])
def test_what_is_no_topic_and_no_kind_has_no_feed(address: str, client) -> None:
    assert client.get(address).status_code == 404


def test_an_empty_library_has_an_empty_feed(client) -> None:
    assert titles(feed(client.get(ALL))) == []


def test_pages_of_the_library_lead_readers_to_the_feed(client) -> None:
    for address in (practice_page().url, "/library/"):
        found = html.fromstring(client.get(address).content).xpath("//head/link[@type='application/atom+xml']/@href")
        assert found == [ALL]


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("address", [ALL, KIND, TOPIC])
def test_a_feed_costs_the_same_however_much_there_is(address: str, many: int, client, django_assert_max_num_queries) -> None:
    topic = TopicFactory(slug="reading")
    for number in range(many):
        make(f"Practice {number}", topic)
    forget_everything()
    client.get("/search/how-it-ranks/", headers=ENDED_SESSION)
    with django_assert_max_num_queries(7):
        assert client.get(address, headers=ENDED_SESSION).status_code == 200
