import pytest

from clearinghouse.exchange.models import OaiRecord
from clearinghouse.exchange.services.oai_records import stamp_what_differs
from tests.exchange.oai.asking import Provider


@pytest.fixture
def provider(client):
    return Provider(client)


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr("clearinghouse.exchange.oai.provider.PAGE", 2)


@pytest.fixture
def stamped():
    """Brings the records up to what is public now, at a moment of choice."""

    def stamp(at=None):
        stamp_what_differs()
        if at is not None:
            OaiRecord.objects.update(stamped_at=at)

    return stamp
