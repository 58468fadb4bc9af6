"""The check of descriptions can say no."""

import pytest

from tests.exchange.schema_org import complaints

GOOD = {"@context": "https://schema.org", "@type": "LearningResource", "name": "Fractions", "timeRequired": "PT45M"}


def test_a_right_description_passes() -> None:
    assert list(complaints(GOOD)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"@context": "http://example.org"},
        {"@type": "Organization"},
        {"@type": "Banana"},
        {"colour": "red"},
        {"givenName": "Ann"},
        {"name": ""},
        {"about": []},
        {"url": "/library/"},
        {"timeRequired": "45 minutes"},
        {"datePublished": "last year"},
        {"isAccessibleForFree": "true"},
        {"accessMode": ["seeing"]},
        {"author": {"@type": "DefinedTerm", "name": "Ann"}},
        {"author": "Ann"},
        {"educationalAlignment": {"@type": "AlignmentObject", "alignmentType": "likes"}},
        {"license": "mine"},
    ],
)
def test_a_wrong_one_is_told(wrong: dict[str, object]) -> None:
    assert len(list(complaints({**GOOD, **wrong}))) == 1
