import pytest

from clearinghouse.exchange.models import HarvestedRecord, HarvestSource
from clearinghouse.exchange.oai.harvest.mapping import USUAL
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Other library",
    "address": "https://other.example/oai",
    "told_as": "oai_dc",
    "set_spec": "",
    **{f"map_{name}": element for name, element in USUAL.items()},
}


def test_a_curator_adds_a_library_and_changes_what_becomes_what(in_cms, curator):
    client = in_cms(curator)
    assert "None yet" in client.get("/cms/library/harvest/").content.decode()
    answer = client.post("/cms/library/harvest/", FORM, follow=True)
    source = HarvestSource.objects.get()
    assert "Not looked at yet" in answer.content.decode()
    client.post(f"/cms/library/harvest/{source.pk}/", {**FORM, "map_publisher": "contributor"})
    source.refresh_from_db()
    assert source.mapping == {**USUAL, "publisher": "contributor"}


def test_what_is_wrong_stands_beside_its_field(in_cms, curator):
    client = in_cms(curator)
    for wrong in ({"address": "http://127.0.0.1:6379/oai"}, {"told_as": "two words"}, {"map_title": "nothing"}, {"name": ""}):
        answer = client.post("/cms/library/harvest/", {**FORM, **wrong})
        assert answer.status_code == 200
    assert not HarvestSource.objects.exists()


def test_the_page_shows_the_first_records_and_what_came_of_all(in_cms, curator):
    shown = {
        "title": "A <report>",
        "authors": ["Marsh, Ann"],
        "summary": "x",
        "source_url": "https://o.example/",
        "known": "By DOI (DOI)",
    }
    source = HarvestSource.objects.create(
        name="Other", address="https://o.example/oai", state="stopped", preview=[shown], mapping=USUAL
    )
    HarvestedRecord.objects.create(source=source, identifier="oai:o:1", outcome="deleted", note="Look.", page=link_page("A draft"))
    text = in_cms(curator).get(f"/cms/library/harvest/{source.pk}/").content.decode()
    for words in ("A &lt;report&gt;", "By DOI (DOI)", "Deleted there", "A draft", "Harvest"):
        assert words in text


def test_each_step_is_one_button_and_an_old_page_is_told(in_cms, curator):
    source = HarvestSource.objects.create(name="Other", address="https://library.invalid/oai", mapping=USUAL)
    client = in_cms(curator)
    for deed, words in (
        ("start", "Look at the first records before you start"),
        ("look", "Waiting for a first look"),
        ("stop", "Stopped"),
    ):
        assert words in client.post(f"/cms/library/harvest/{source.pk}/{deed}/", follow=True).content.decode()
