"""Groups of terms come into the vocabulary once, and what curators made of them stays."""

import pytest
from django.core.exceptions import ValidationError

from search.models import SynonymGroup
from search.services.vocabulary import add_groups

pytestmark = pytest.mark.django_db
ENTRIES = [{"terms": ["IEP", "individualized education program"], "note": "A plan."}, {"terms": ["TTS", "text to speech"]}]


def test_each_group_is_added_once() -> None:
    assert (add_groups(ENTRIES), add_groups(ENTRIES)) == (2, 0)
    assert str(SynonymGroup.objects.get(note="A plan.")) == "IEP = individualized education program"


def test_what_a_curator_changed_stays() -> None:
    SynonymGroup.objects.create(terms="iep\nplan for one student")
    assert add_groups(ENTRIES) == 1


def test_a_group_is_kept_with_one_term_in_a_line() -> None:
    group = SynonymGroup(terms="IEP, iep;  plan   for one \n\n ...")
    group.clean()
    assert group.terms == "iep\nplan for one"


@pytest.mark.parametrize("terms", ["", "alone", "same, SAME", "..., ---", ",".join(map(str, range(13))), "a\n" + "b" * 81])
def test_a_group_of_one_or_too_many_or_too_long_terms_is_refused(terms: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(terms=terms).clean()
    assert "terms" in refused.value.message_dict
