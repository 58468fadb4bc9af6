import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.services.figures_archive import archive_figures
from clearinghouse.districts.models import District
from clearinghouse.resources.models import ResearchReviewPage
from tests.advocacy.conftest import SECRET
from tests.factories.advocacy import LargeDistrictFactory
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db
KEYS = [definition.key for definition in all_figures()]


@pytest.mark.usefixtures("planted")
def test_the_list_has_every_figure_with_its_definition_date_source_and_way_to_the_things(client) -> None:
    page = client.get("/figures/").content.decode()
    assert page.count("<article") == len(KEYS)
    for definition in all_figures():
        assert f'href="/figures/{definition.key}/"' in page
        assert definition.definition in page
        assert definition.source.replace("’", "’") in page
        assert f'href="{definition.drill_down}"' in page
    assert SECRET not in page


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("key", KEYS)
def test_each_figure_has_a_page_with_its_number_table_and_code_to_embed_it(client, key: str) -> None:
    archive_figures(2025)
    page = client.get(f"/figures/{key}/").content.decode()
    assert f"&lt;iframe src=&quot;http://testserver/embed/figures/{key}/" in page.replace('"', "&quot;")
    assert "2025–26" in page
    assert SECRET not in page
    assert page.count('class="bars"') == page.count('class="figure-table"')


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("address", ["/districts/", "/library/", "/search/?tier=1"])
def test_the_ways_to_the_things_themselves_lead_somewhere(client, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_list_of_large_districts_tells_how_many_it_holds_and_each_ones_source(client, committed) -> None:
    assert "import_large_districts" in client.get("/figures/large-districts/").content.decode()
    with committed():
        LargeDistrictFactory(name="Delta City", enrolment=None, year=None)
    page = " ".join(client.get("/figures/large-districts/").content.decode().split())
    assert "This list holds" in page
    assert "1</strong> district," in page
    assert page.count("not recorded") == 2
    assert 'href="https://education.example/enrolment"' in page


def test_an_unknown_figure_is_not_there(client) -> None:
    for address in ("/figures/money-saved/", "/figures/money-saved.json", "/embed/figures/money-saved/"):
        assert client.get(address).status_code == 404


MOST_QUERIES = 10


@pytest.mark.parametrize("address", ["/figures/", "/figures/students/", "/figures/rank-state/", "/figures/large-districts/"])
def test_pages_ask_as_many_queries_whatever_the_number_of_districts(address: str) -> None:
    asked = []
    for count in (1, 2, 47):
        for _ in range(count):
            DistrictFactory()
            LargeDistrictFactory()
        caches["pages"].clear()
        Client().get(address)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        asked.append(len(queries))
    assert len(set(asked)) == 1, asked
    assert asked[0] <= MOST_QUERIES


@pytest.mark.django_db(transaction=True)
class TestKeptPages:
    """Pages kept for visitors give way to each change at once."""

    def shown(self, key: str) -> str:
        addresses = (f"/figures/{key}.json", f"/figures/{key}/", f"/embed/figures/{key}/", "/figures/")
        json, page, embed, listed = (Client().get(address).content.decode() for address in addresses)
        sentence = re.search(r'"sentence": "([^"]+)"', json)
        assert sentence
        assert all(sentence[1] in text for text in (page, embed, listed))
        return sentence[1]

    @pytest.mark.usefixtures("districts")
    def test_a_districts_new_enrolment_is_seen_at_once(self) -> None:
        assert "1,500 students" in self.shown("students")
        district = District.objects.get(slug="cedar-run")
        district.enrolment = 25
        district.save()
        assert "1,525 students" in self.shown("students")

    @pytest.mark.usefixtures("library")
    def test_a_page_taken_down_is_no_longer_counted(self) -> None:
        assert "2 research findings" in self.shown("tier-1-findings")
        ResearchReviewPage.objects.get(title="River Readers").unpublish()
        assert "0 research findings" in self.shown("tier-1-findings")

    @pytest.mark.usefixtures("districts")
    def test_an_imported_list_is_seen_at_once(self) -> None:
        assert "until a list" in self.shown("rank-country")
        LargeDistrictFactory(enrolment=700)
        assert "the largest district of the country" in self.shown("rank-country")
