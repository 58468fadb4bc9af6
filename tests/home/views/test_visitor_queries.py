"""How much every kind of page asks of the database for a visitor whose page is not kept."""

import pytest

from tests.factories.districts import DistrictFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db
# A session that has ended: the visitors' cache steps aside, and the session is looked for.
ENDED_SESSION = {"cookie": "sessionid=ended"}


@pytest.mark.parametrize("many", [1, 3, 12])
@pytest.mark.parametrize("address", ["/", "/library/", "/library/pair-reading-0/", "/search/", "/search/?q=reading", "/districts/"])
def test_a_visitors_page_takes_at_most_ten_queries_however_much_there_is(
    address: str, many: int, review, client, django_assert_max_num_queries
) -> None:
    topics = [TopicFactory() for _ in range(many)]
    for number in range(many):
        DistrictFactory()
        page = review(f"Pair reading {number}", tier=1)
        page.topics.set(topics)
        page.save_revision().publish()
    client.get("/")
    with django_assert_max_num_queries(10):
        assert client.get(address, headers=ENDED_SESSION).status_code == 200


def test_a_districts_page_takes_at_most_ten_queries(client, django_assert_max_num_queries) -> None:
    district = DistrictFactory()
    client.get("/")
    with django_assert_max_num_queries(10):
        assert client.get(district.get_absolute_url(), headers=ENDED_SESSION).status_code == 200


def test_a_page_is_found_by_its_whole_address_and_only_while_it_is_published(review, client) -> None:
    page = review("Pair reading")

    def status(address: str) -> int:
        return client.get(address, headers=ENDED_SESSION).status_code

    assert status("/library/pair-reading/") == 200
    assert status("/library/pair-reading/more/") == 404
    assert status("/pair-reading/") == 404
    page.unpublish()
    assert status("/library/pair-reading/") == 404
