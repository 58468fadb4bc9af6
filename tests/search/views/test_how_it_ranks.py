"""The public page on ranking."""

import pytest

from search.backends.base import WEIGHTS

pytestmark = pytest.mark.django_db


def test_anybody_reads_the_rules_in_the_numbers_of_the_code(client) -> None:
    page = " ".join(client.get("/search/how-it-ranks/").content.decode().split())
    assert f"<dt>In title</dt> <dd>{WEIGHTS['title']:g}</dd>" in page
    assert "<dt>Tier 1</dt> <dd>by 16 percent</dd>" in page


def test_the_results_lead_there(client) -> None:
    assert 'href="/search/how-it-ranks/"' in client.get("/search/?q=reading").content.decode()
