from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.exchange.oai.identity import identifier_of
from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import PracticePage, Topic
from tests.exchange.oai.asking import named, texts
from tests.exchange.oai.strict import OAI
from tests.factories.resources import (
    TopicFactory,
    guide_page,
    link_page,
    practice_page,
    published,
    review_page,
    technology_page,
)

pytestmark = pytest.mark.django_db


def test_identify_says_who_we_are(provider, stamped, settings):
    settings.SITE_URL = "https://library.example.org"
    practice_page()
    stamped(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    told = provider.ask("Identify")
    assert texts(told, f"{OAI}baseURL") == ["https://library.example.org/oai"]
    assert texts(told, f"{OAI}deletedRecord") == ["persistent"]
    assert texts(told, f"{OAI}granularity") == ["YYYY-MM-DDThh:mm:ssZ"]
    assert texts(told, f"{OAI}earliestDatestamp") == ["2026-03-01T12:00:00Z"]
    assert told[1].text == "https://library.example.org/oai"
    assert dict(told[1].attrib) == {"verb": "Identify"}


def test_formats_are_dublin_core_and_our_own_whose_schema_we_serve(provider, client, stamped):
    page = practice_page()
    stamped()
    told = provider.ask("ListMetadataFormats", identifier=named(page))
    assert texts(told, f"{OAI}metadataPrefix") == ["oai_dc", "lrmi"]
    address = texts(told, f"{OAI}schema")[1]
    assert client.get(address[address.index("/oai/") :]).content.startswith(b"<?xml")


def test_sets_are_the_kinds_and_the_topics(provider, stamped):
    TopicFactory(name="Literacy", slug="literacy")
    practice_page()
    stamped()
    specs = texts(provider.ask("ListSets"), f"{OAI}setSpec")
    assert specs[0] == "kind"
    assert {f"kind:{kind.value}" for kind in ResourceKind} | {"topic", "topic:literacy"} <= set(specs)


def test_a_deleted_page_is_told_as_deleted_for_good(provider, stamped):
    page = practice_page()
    stamped()
    name = named(page)
    page.delete()
    stamped()
    assert provider.told("ListRecords") == {name: "deleted"}
    assert provider.error("ListMetadataFormats", identifier=name) == "noMetadataFormats"
    assert provider.error("ListMetadataFormats", identifier=identifier_of(999)) == "idDoesNotExist"


def test_a_list_comes_in_pages_with_size_and_place(provider, stamped, small_pages):
    pages = [practice_page(f"Practice {number}") for number in range(5)]
    stamped()
    cursors, arguments = [], {"metadataPrefix": "oai_dc"}
    while arguments:
        told = provider.ask("ListIdentifiers", **arguments)
        [token] = told.iter(f"{OAI}resumptionToken")
        cursors.append(
            (token.get("completeListSize"), token.get("cursor"), token.text is None, token.get("expirationDate") is None)
        )
        arguments = {"resumptionToken": token.text} if token.text else {}
    assert cursors == [("5", "0", False, False), ("5", "2", False, False), ("5", "4", True, True)]
    assert provider.told().keys() == {named(page) for page in pages}


def test_the_same_token_gives_the_same_page_again(provider, stamped, small_pages):
    for number in range(5):
        practice_page(f"Practice {number}")
    stamped()
    token = provider.ask("ListIdentifiers", metadataPrefix="oai_dc").findtext(f".//{OAI}resumptionToken")
    told = [texts(provider.ask("ListIdentifiers", resumptionToken=token), f"{OAI}identifier") for _ in range(2)]
    assert told[0] == told[1]


def test_post_and_get_are_the_same(provider, stamped):
    page = practice_page()
    stamped()
    for post in (True, False):
        assert texts(provider.ask("ListIdentifiers", post=post, metadataPrefix="oai_dc"), f"{OAI}identifier") == [named(page)]


def test_records_are_selected_by_set_with_what_is_under_it(provider, stamped):
    literacy = TopicFactory(name="Literacy", slug="literacy")
    writing = TopicFactory(name="Writing", slug="writing", broader=literacy)
    on_writing = published(PracticePage(title="Notes", summary="Notes."), topics=[writing])
    guide = guide_page()
    stamped()
    assert provider.told(set="topic:writing").keys() == {named(on_writing)}
    assert provider.told(set="topic:literacy").keys() == {named(on_writing)}
    assert provider.told(set="kind:practice_guide").keys() == {named(guide)}
    assert provider.told(set="kind").keys() == {named(on_writing), named(guide)}
    assert provider.error("ListRecords", metadataPrefix="oai_dc", set="topic:no-such") == "noRecordsMatch"
    assert provider.error("ListRecords", metadataPrefix="oai_dc", set="kind:link") == "noRecordsMatch"


def test_records_are_selected_by_the_second_and_by_the_day(provider, stamped):
    page = practice_page()
    stamped(at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    second = "2026-03-01T12:00:00Z"
    assert provider.told(from_=second, until=second) == {named(page): "here"}
    assert provider.told(from_="2026-03-01", until="2026-03-01") == {named(page): "here"}
    for other in (
        {"from_": "2026-03-01T12:00:01Z"},
        {"until": "2026-03-01T11:59:59Z"},
        {"until": "2026-02-28"},
        {"from_": "2026-03-02"},
    ):
        assert provider.error("ListIdentifiers", metadataPrefix="oai_dc", **other) == "noRecordsMatch"


def test_a_topic_that_is_gone_is_no_set(provider, stamped):
    topic = TopicFactory(name="Literacy", slug="literacy")
    published(PracticePage(title="Notes", summary="Notes."), topics=[topic])
    stamped()
    Topic.objects.all().delete()
    assert provider.error("ListIdentifiers", metadataPrefix="oai_dc", set="topic:literacy") == "noRecordsMatch"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "identify"}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": "Identify", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": ""}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "lrmi"]}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "x"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "yesterday"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": ""}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-02-30"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-03-02", "until": "2026-03-01"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-03-02", "until": "2026-03-03T00:00:00Z"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "0001-01-01", "until": "9999-12-31"}, ""),
        ({"verb": "ListRecords", "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "resumptionToken": "nonsense"}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "nonsense"}, "badResumptionToken"),
        ({"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "from": "2100-01-01"}, "noRecordsMatch"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:other.example.org:resource/1"}, "idDoesNotExist"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "\x01<\ufffe>"}, "idDoesNotExist"),
        ({"verb": "GetRecord", "metadataPrefix": "marc21", "identifier": "THE PAGE"}, "cannotDisseminateFormat"),
        ({"verb": "ListMetadataFormats", "identifier": "no identifier"}, "idDoesNotExist"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_code(provider, stamped, asked, code):
    page = practice_page()
    stamped()
    given = {f"{name}_": named(page) if value == "THE PAGE" else value for name, value in asked.items()}
    for post in (False, True):
        root = provider.ask(post=post, **given)
        assert [error.get("code") for error in root.findall(f"{OAI}error")] == ([code] if code else [])


def test_a_library_that_holds_nothing_has_no_sets(provider):
    assert provider.error("ListSets") == "noSetHierarchy"
    assert provider.error("ListRecords", metadataPrefix="oai_dc") == "noRecordsMatch"


def test_a_token_holds_for_its_verb_and_for_its_time(provider, stamped, small_pages):
    for number in range(3):
        practice_page(f"Practice {number}")
    stamped()
    token = provider.ask("ListIdentifiers", metadataPrefix="oai_dc").findtext(f".//{OAI}resumptionToken")
    assert provider.error("ListRecords", resumptionToken=token) == "badResumptionToken"
    assert provider.error("ListIdentifiers", resumptionToken=token[:-2]) == "badResumptionToken"
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert provider.error("ListIdentifiers", resumptionToken=token) == "badResumptionToken"


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_page_of_a_list_takes_as_many_queries_for_many_records_as_for_one(provider, stamped, django_assert_max_num_queries, verb):
    def fill(number):
        pages = (practice_page(f"P{number}"), guide_page(f"G{number}"), link_page(f"L{number}"), technology_page(f"A{number}"))
        for page in (*pages, review_page(f"R{number}")):
            page.topics.add(TopicFactory())
            page.save()
        stamped()

    counts = []
    for number in (1, 2, 3):
        fill(number)
        provider.ask(verb, metadataPrefix="lrmi")
        with (
            time_machine.travel(timezone.now() + timedelta(seconds=number), tick=False),
            django_assert_max_num_queries(19 if verb == "ListRecords" else 10) as captured,
        ):
            provider.ask(verb, metadataPrefix="lrmi")
        counts.append(len(captured))
    assert len(set(counts)) == 1
