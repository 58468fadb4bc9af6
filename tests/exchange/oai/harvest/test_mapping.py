import pytest

from clearinghouse.exchange.oai.harvest.answers import ToldRecord
from clearinghouse.exchange.oai.harvest.mapping import NO_SUMMARY, USUAL, mapped


def of(mapping=USUAL, **values):
    return mapped(
        ToldRecord("oai:other.example:1", "", False, {name: [v] if isinstance(v, str) else v for name, v in values.items()}),
        mapping,
    )


def test_dublin_core_becomes_the_fields_of_a_resource():
    found = of(
        title="A report", creator=["Marsh, Ann", "Reed, Bo"], subject=["Literacy"], description="What it says.", publisher="IES",
        date=["n.d.", "2019-05-01"], language="eng", rights=["https://license.example/", "Public domain"],
        identifier=["ED503112", "https://doi.org/10.1000/ABC.", "https://other.example/1"],
    )  # fmt: skip
    assert found.fields() == {
        "title": "A report", "summary": "What it says.", "authors": ["Marsh, Ann", "Reed, Bo"], "publisher": "IES", "published_year": 2019,
        "language": "en", "license": "Public domain", "license_url": "https://license.example/", "source_url": "https://other.example/1",
        "doi": "10.1000/abc", "eric_id": "ED503112",
    }  # fmt: skip
    assert found.topic_names == ["literacy"]


def test_a_curator_says_which_element_fills_a_field_and_which_fills_none():
    found = of({**USUAL, "publisher": "contributor", "license": ""}, contributor="A panel", publisher="IES", rights="All")
    assert (found.publisher, found.license) == ("A panel", "")


def test_what_is_missing_is_said_and_never_guessed():
    found = of()
    assert (found.title, found.summary, found.published_year, found.source_url) == ("oai:other.example:1", NO_SUMMARY, None, "")


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (["doi:10.1000/abc"], "https://doi.org/10.1000/abc"),
        (["ED503112"], "https://eric.ed.gov/?id=ED503112"),
        (["http://dx.doi.org/10.1000/abc", "http://other.example/x"], "http://other.example/x"),
        (["javascript:alert(1)", "urn:isbn:1"], ""),
        (["https://other.example/" + "x" * 500], ""),
    ],
)
def test_the_address_is_the_one_of_the_original(told, address):
    assert of(identifier=told).source_url == address


def test_values_are_cut_to_what_the_fields_take():
    found = of(title="x " * 400, publisher="y " * 400, language="en-and-something-long", creator="z " * 400)
    assert len(found.title) <= 255
    assert len(found.publisher) <= 200
    assert found.language == "en"
    assert len(found.authors[0]) <= 100
