"""The map of the site leads nowhere that a visitor may not go."""

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from clearinghouse.districts.enums import Audience, DistrictKind
from tests.factories.challenges import ChallengeFactory
from tests.factories.districts import DistrictFactory
from tests.factories.pages import public_page
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client) -> list[str]:
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- our own answer
    return [node.text or "" for node in root.iter(f"{NAMESPACE}loc")]


@pytest.fixture
def places(db) -> None:
    public_page(title="Why we cooperate")
    public_page(title="Not yet").unpublish()
    review_page("River Readers")
    review_page("For members", audience=Audience.MEMBERS)
    DistrictFactory(slug="alder-gap")
    DistrictFactory(slug="was-here", kind=DistrictKind.FORMER)
    ChallengeFactory(slug="late-bus")
    ChallengeFactory(slug="struck-off", is_shown=False)


def test_the_map_names_what_everybody_may_see_once(places, client, settings) -> None:
    settings.SITE_URL = "https://rivers.example"
    found = addresses(client)
    paths = [urlsplit(address).path for address in found]
    assert [address for address in found if not address.startswith("https://rivers.example/")] == []
    assert len(paths) == len(set(paths))
    assert {
        "/",
        "/why-we-cooperate/",
        "/library/river-readers/",
        "/districts/alder-gap/",
        "/challenges/late-bus/",
        "/join/",
    } <= set(paths)
    assert not [path for path in paths if any(word in path for word in ("not-yet", "for-members", "was-here", "struck-off"))]


def test_every_address_on_the_map_answers_a_visitor(places, client) -> None:
    answers = {address: client.get(urlsplit(address).path).status_code for address in addresses(client)}
    assert {address: status for address, status in answers.items() if status != 200} == {}
