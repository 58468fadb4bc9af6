"""Addresses that nobody should send: never a fault of ours, and none takes long. All 5,000 with FAULTS=full."""

import time

import pytest

from search.models import SynonymGroup
from search.services.rebuilding import refresh_all
from tests.factories.resources import FindingFactory, StudyReviewFactory, TopicFactory, review_page
from tests.faults import FULL
from tests.search.hostile import addresses

pytestmark = pytest.mark.django_db
COUNT = 5_000 if FULL else 150
SECONDS = 1.0
FINE = {200, 400, 404, 414}


@pytest.mark.parametrize("path", ["/search/", "/search/suggest/", "/search/feed.atom"])
def test_no_address_is_a_fault_of_ours_or_keeps_the_server_long(client, path: str) -> None:
    topic = TopicFactory(name="Tutoring")
    for number in range(12):
        page = review_page(f"Reading {number}", summary="Rural tutoring in mathematics.")
        page.topics.set([topic])
        page.save_revision().publish()
        FindingFactory(review=StudyReviewFactory(intervention=page.intervention), essa_tier=1)
    SynonymGroup.objects.create(terms="TTS\ntext to speech")
    refresh_all()
    client.get(path)
    times = []
    for address in addresses(COUNT):
        started = time.perf_counter()
        answer = client.get(f"{path}?{address}")
        times.append(time.perf_counter() - started)
        assert answer.status_code in FINE, address[:500]
    print(f"{path}: {COUNT:,} addresses, the slowest in {max(times) * 1000:.0f} ms")
    assert max(times) < SECONDS or not FULL
