"""How much every kind of page asks of the database for a visitor whose page is not kept, in a process that has answered for another page before."""

from itertools import product

import pytest
from wagtail.models import Page, Site

from search.services.rebuilding import refresh_all
from tests.factories.challenges import BackingFactory, ChallengeFactory
from tests.factories.districts import DistrictFactory
from tests.factories.resources import TopicFactory
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
NO_SESSION: dict[str, str] = {}
ANOTHER = "/library/another/"
MOST, MOST_OF_A_RESOURCE = 10, 12
ADDRESSES = [
    "/", "/library/", "/library/pair-reading-0/", "/search/", "/search/?q=reading", "/search/?q=reading&topic=topic-a&tier=1",
    "/search/?q=nothing+like+it", "/districts/", "/districts/alder-0/", "/account/login/", "/challenges/",
    "/challenges/late-bus-a/", "/join/", "/join/?q=heron", "/contact/",
]  # fmt: skip


@pytest.mark.parametrize("many", [1, 3, 12])
def test_a_visitors_page_takes_few_queries_however_much_there_is(
    many: int, review, client, subtests, django_assert_max_num_queries
) -> None:
    topics = [TopicFactory(slug="topic-a"), *(TopicFactory() for _ in range(many))]
    for number in range(many):
        DistrictFactory(slug=f"alder-{number}")
        page = review(f"Pair reading {number}", tier=1)
        page.topics.set(topics)
        page.save_revision().publish()
    review("Another")
    challenge = ChallengeFactory(slug="late-bus-a", query="reading")
    challenge.topics.set(topics)
    for _ in range(many):
        BackingFactory(challenge=challenge)
    refresh_all()
    for address, visitor in product(ADDRESSES, (ENDED_SESSION, NO_SESSION)):
        forget_everything()
        client.cookies.clear()
        client.get(ANOTHER)
        with (
            subtests.test(address, visitor=visitor),
            django_assert_max_num_queries(MOST_OF_A_RESOURCE if address.startswith("/library/pair") else MOST),
        ):
            assert client.get(address, headers=visitor).status_code == 200


def test_a_page_that_is_not_there_takes_at_most_ten_queries(library, client, django_assert_max_num_queries) -> None:
    forget_everything()
    with django_assert_max_num_queries(10):
        assert client.get("/library/nowhere/", headers=ENDED_SESSION).status_code == 404


def test_a_page_is_found_by_its_whole_address_and_only_while_it_is_published(review, client) -> None:
    page = review("Pair reading")

    def status(address: str) -> int:
        return client.get(address, headers=ENDED_SESSION).status_code

    assert status("/library/pair-reading/") == 200
    assert status("/library/pair-reading/more/") == 404
    assert status("/pair-reading/") == 404
    page.unpublish()
    assert status("/library/pair-reading/") == 404


def test_each_site_has_pages_of_its_own_at_the_same_address(review, client, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    review("Pair reading")
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=Page(title="Another consortium", slug="another"))
    Site.objects.create(hostname="other.example", port=80, root_page=other)
    assert client.get("/library/pair-reading/", headers=ENDED_SESSION).status_code == 200
    assert client.get("/library/pair-reading/", headers={**ENDED_SESSION, "host": "other.example"}).status_code == 404
