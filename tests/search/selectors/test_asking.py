from urllib.parse import parse_qs

import pytest
from django.utils.datastructures import MultiValueDict

from search.selectors.asking import question_of
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_a_question_holds_the_keys_of_who_asks_and_only_choices_that_there_are(teacher, public, own_district) -> None:
    review_page("Reading")
    refresh_all()
    parameters = MultiValueDict(parse_qs("q=reading&kind=research_review&kind=none", keep_blank_values=True))
    assert question_of(public, parameters).query.audience == {"public"}
    query = question_of(teacher, parameters, page=2).query
    assert query.audience == {"public", "members", f"district:{own_district.pk}"}
    assert (query.filters, query.page) == ({"kind": ("research_review",)}, 2)
