"""The vocabularies, to read and as SKOS."""

import pytest
from lxml import html

from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.exchange.rdf_xml import read_rdf_xml
from tests.exchange.turtle import read_turtle
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
PAGE, TURTLE, XML = "/library/vocabularies/", "/library/vocabularies.ttl", "/library/vocabularies.rdf"


@pytest.fixture
def terms(db) -> None:
    prepare_vocabularies()
    literacy = TopicFactory(
        name="Literacy", slug="literacy", alternates=["ELA", '<reading> & "writing"\x0b'], scope_note="Line 1\nline 2\\"
    )
    TopicFactory(name="Writing", slug="writing", broader=literacy)
    TopicFactory(name="Composing", slug="composing", merged_into=literacy)
    ChallengeFactory(name="Late bus", slug="late-bus")


def test_both_files_say_the_same_of_everything(client, terms: None, settings) -> None:
    turtle, xml = client.get(TURTLE), client.get(XML)
    assert turtle["Content-Type"] == "text/turtle; charset=utf-8"
    assert xml["Content-Type"] == "application/rdf+xml; charset=utf-8"
    found = read_turtle(turtle.content.decode())
    assert found == read_rdf_xml(xml.content)
    ours = {subject for subject, _, _ in found}
    assert all(subject.startswith(f"{settings.SITE_URL.rstrip('/')}{PAGE}#") for subject in ours)
    assert len(ours) > 100


def test_every_address_in_the_files_is_a_place_on_the_page(client, terms: None) -> None:
    subjects = {subject.partition("#")[2] for subject, _, _ in read_turtle(client.get(TURTLE).content.decode())}
    places = html.fromstring(client.get(PAGE).content).xpath("//main//*/@id")
    assert len(places) == len(set(places))
    assert subjects == set(places)


def test_the_page_shows_names_notes_and_what_gave_way(client, terms: None) -> None:
    page = html.fromstring(client.get(PAGE).content)
    literacy = page.get_element_by_id("topic-literacy")
    words = " ".join(literacy.text_content().split())
    assert words.startswith('Literacy Line 1 line 2\\ Also: ELA, <reading> & "writing"')
    assert page.get_element_by_id("topic-writing") in literacy.iterdescendants()
    assert "Composing: now Literacy" in " ".join(page.get_element_by_id("topic-composing").text_content().split())


def test_a_site_without_terms_says_so(client) -> None:
    assert "No terms yet" in client.get(PAGE).content.decode()
    assert read_turtle(client.get(TURTLE).content.decode())


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("address", [PAGE, TURTLE, XML])
def test_they_cost_the_same_however_many_terms_there_are(address: str, many: int, client, django_assert_max_num_queries) -> None:
    for number in range(many):
        TopicFactory(broader=TopicFactory())
        ChallengeFactory(number=100 + number)
    forget_everything()
    client.get("/search/how-it-ranks/", headers=ENDED_SESSION)
    with django_assert_max_num_queries(10):
        assert client.get(address, headers=ENDED_SESSION).status_code == 200
