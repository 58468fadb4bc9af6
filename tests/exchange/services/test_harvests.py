import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.fetching import AddressRefused
from clearinghouse.core.models import OutboxMessage
from clearinghouse.exchange.models import HarvestSource
from clearinghouse.exchange.oai.harvest.mapping import USUAL
from clearinghouse.exchange.services.harvests import HarvestMoved, ask_for_preview, save_source, start, stop

pytestmark = pytest.mark.django_db
ASKED = {"name": "Other", "address": "https://other.example/oai", "prefix": "oai_dc", "set_spec": "", "mapping": USUAL}


@pytest.fixture
def source(curator):
    return save_source(HarvestSource(), actor=curator, **ASKED)


def messages():
    return OutboxMessage.objects.filter(topic="exchange.harvest").count()


def test_a_curator_names_a_library_has_it_looked_at_starts_and_stops_it(source, curator):
    ask_for_preview(source, actor=curator)
    HarvestSource.objects.update(state="previewed", preview=[{"title": "x"}])
    start(source, actor=curator)
    source.refresh_from_db()
    assert (source.state, messages()) == ("to_run", 2)
    stop(source, actor=curator)
    source.refresh_from_db()
    assert source.state == "stopped"


@pytest.mark.parametrize("deed", [ask_for_preview, start, stop])
def test_nobody_else_may(source, teacher, district_administrator, deed):
    HarvestSource.objects.update(preview=[{"title": "x"}])
    for person in (teacher, district_administrator):
        with pytest.raises(NotAllowed):
            deed(source, actor=person)
        with pytest.raises(NotAllowed):
            save_source(HarvestSource(), actor=person, **ASKED)
    assert messages() == 0


def test_nothing_is_started_unseen_or_twice(source, curator):
    with pytest.raises(HarvestMoved, match="first records"):
        start(source, actor=curator)
    HarvestSource.objects.update(preview=[{"title": "x"}])
    start(source, actor=curator)
    for deed in (start, ask_for_preview):
        with pytest.raises(HarvestMoved):
            deed(source, actor=curator)
    with pytest.raises(HarvestMoved):
        save_source(source, actor=curator, **ASKED)


def test_who_asks_for_something_else_begins_with_a_new_look(source, curator):
    HarvestSource.objects.update(preview=[{"title": "x"}], token="t", since="2026-01-01T00:00:00Z", state="done")
    assert save_source(source, actor=curator, **{**ASKED, "name": "Another name"}).preview
    changed = save_source(source, actor=curator, **{**ASKED, "set_spec": "reports"})
    assert (changed.preview, changed.token, changed.since, changed.state) == ([], "", "", "new")


@pytest.mark.parametrize("address", ["http://127.0.0.1:22/oai", "ftp://other.example/", "http://a:b@other.example/"])
def test_an_address_that_is_never_opened_is_refused_when_it_is_named(curator, address):
    with pytest.raises(AddressRefused):
        save_source(HarvestSource(), actor=curator, **{**ASKED, "address": address})
