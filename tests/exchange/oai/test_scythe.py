"""An outside client harvests over the network while the library changes."""

import random

import pytest
from django.utils import timezone
from oaipmh_scythe import Scythe

from clearinghouse.exchange.oai.dates import written
from clearinghouse.exchange.services.oai_records import stamp_what_differs
from clearinghouse.resources.models import ResourcePage
from tests.exchange.oai.asking import named
from tests.factories.resources import TopicFactory, guide_page, link_page, practice_page, technology_page

RECORDS, SMALL_PAGE = 24, 5


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr("clearinghouse.exchange.oai.provider.PAGE", SMALL_PAGE)


@pytest.fixture
def library(transactional_db, own_district):
    topic = TopicFactory(slug="literacy")
    makers = (practice_page, guide_page, link_page, technology_page)
    pages = [makers[number % 4](f"Resource {number}") for number in range(RECORDS)]
    pages[0].topics.add(topic)
    pages[0].save()
    practice_page("Planted secret", audience="members")
    practice_page("Planted district secret", audience="district", district=own_district)
    return pages


def change(pages, changed, gone, chance):
    """One change of each sort, anywhere: what was told already, what is told next, what is new."""
    page = ResourcePage.objects.get(pk=chance.choice([page.pk for page in pages if page.pk not in gone])).specific
    page.summary = f"Changed: {chance.random()}"
    page.save_revision().publish()
    changed.add(page.pk)
    leaving = chance.choice([page for page in pages if page.pk not in gone])
    gone.add(leaving.pk)
    deed = chance.choice(["delete", "unpublish", "audience"])
    leaving = ResourcePage.objects.get(pk=leaving.pk).specific
    if deed == "audience":
        leaving.audience = "members"
        leaving.save_revision().publish()
    else:
        getattr(leaving, deed)()


@pytest.mark.parametrize("prefix", ["oai_dc", "lrmi"])
@pytest.mark.parametrize("seed", [1, 2])
def test_none_is_missing_none_comes_twice_and_what_goes_is_told(live_server, library, small_pages, prefix, seed):
    chance, changed, gone = random.Random(seed), set(), set()
    names = {named(page) for page in library}
    with Scythe(f"{live_server.url}/oai") as client:
        began = written(timezone.now())
        told = []
        for number, record in enumerate(client.list_records(metadata_prefix=prefix)):
            told.append((record.header.identifier, record.header.deleted, str(record)))
            if number % SMALL_PAGE == 2:
                change(library, changed, gone, chance)
        identifiers = [identifier for identifier, _, _ in told]
        assert len(identifiers) == len(set(identifiers))
        assert names == set(identifiers)
        assert "Planted" not in "".join(text for *_, text in told)
        again = {record.header.identifier: record for record in client.list_records(metadata_prefix=prefix, from_=began)}
    state = {identifier: deleted for identifier, deleted, _ in told} | {
        name: record.header.deleted for name, record in again.items()
    }
    assert {name for name, deleted in state.items() if deleted} == {named(page) for page in library if page.pk in gone}
    for pk in changed - gone:
        page = ResourcePage.objects.get(pk=pk)
        assert page.summary in str(again[named(page)])


def test_the_client_understands_all_six_verbs(live_server, library):
    with Scythe(f"{live_server.url}/oai") as client:
        assert client.identify().deletedRecord == "persistent"
        assert [listed.metadataPrefix for listed in client.list_metadata_formats()] == ["oai_dc", "lrmi"]
        assert "kind:practice" in [listed.setSpec for listed in client.list_sets()]
        assert [header.identifier for header in client.list_identifiers(metadata_prefix="oai_dc", set_="topic:literacy")] == [
            named(library[0])
        ]
        record = client.get_record(identifier=named(library[0]), metadata_prefix="oai_dc")
        assert record.get_metadata()["title"] == ["Resource 0"]
    assert stamp_what_differs() == 0
