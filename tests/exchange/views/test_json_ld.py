"""The description that every resource's page carries for programs."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from clearinghouse.resources.models import ResourceSource
from tests.exchange.schema_org import complaints
from tests.factories.resources import (
    FindingFactory,
    StudyFactory,
    StudyReviewFactory,
    guide_page,
    link_page,
    practice_page,
    review_page,
    technology_page,
)
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db


def described(client, page) -> dict[str, object]:
    (element,) = html.fromstring(client.get(page.url).content).xpath("//script[@type='application/ld+json']")
    data: dict[str, object] = json.loads(element.text)
    return data


@pytest.mark.parametrize("make", [review_page, guide_page, practice_page, technology_page, link_page])
def test_every_kind_carries_one_valid_description(make, client) -> None:
    page = make("A “fine” one & more")
    data = described(client, page)
    assert list(complaints(data)) == []
    assert data["name"] == page.title


def test_a_title_cannot_leave_its_element(client) -> None:
    page = practice_page("</script><script>alert(1)</script>")
    document = client.get(page.url).content.decode()
    assert "<script>alert" not in document
    assert described(client, page)["name"] == page.title


def test_it_cites_the_sources_or_the_studies(client) -> None:
    practice = practice_page()
    practice.sources.add(ResourceSource(citation="Lee, A. (2020).", url="https://example.org/lee"))
    practice.save_revision().publish()
    review = review_page()
    FindingFactory(review=StudyReviewFactory(intervention=review.intervention, study=StudyFactory(citation="Marsh, B. (2019).")))
    assert described(client, practice)["citation"] == [
        {"@type": "CreativeWork", "name": "Lee, A. (2020).", "url": "https://example.org/lee"}
    ]
    assert described(client, review)["citation"] == [{"@type": "CreativeWork", "name": "Marsh, B. (2019)."}]


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("make", [guide_page, practice_page, technology_page, link_page])
def test_the_description_adds_no_query_to_the_page(make, many: int, client) -> None:
    page = make()
    page.sources.add(*(ResourceSource(citation=f"Work {number}") for number in range(many)))
    page.save_revision().publish()
    forget_everything()
    client.get("/search/how-it-ranks/", headers=ENDED_SESSION)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page.url, headers=ENDED_SESSION).status_code == 200
    assert sum('FROM "resources_resourcesource"' in query["sql"] for query in asked) == 1
    assert len(asked) <= 12, [query["sql"][:200] for query in asked.captured_queries]
