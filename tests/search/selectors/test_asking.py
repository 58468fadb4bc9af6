from urllib.parse import parse_qs

import pytest
from django.utils.datastructures import MultiValueDict

from clearinghouse.resources.models import PracticePage
from clearinghouse.resources.services.vocabularies import merge_terms
from search.selectors.asking import question_of
from search.services.rebuilding import refresh_all
from tests.factories.resources import TopicFactory, published, review_page

pytestmark = pytest.mark.django_db


def test_a_question_holds_the_keys_of_who_asks_and_only_choices_that_there_are(teacher, public, own_district) -> None:
    review_page("Reading")
    refresh_all()
    parameters = MultiValueDict(parse_qs("q=reading&kind=research_review&kind=none", keep_blank_values=True))
    assert question_of(public, parameters).query.audience == {"public"}
    query = question_of(teacher, parameters, page=2).query
    assert query.audience == {"public", "members", f"district:{own_district.pk}"}
    assert (query.filters, query.page) == ({"kind": ("research_review",)}, 2)


def test_an_address_with_a_merged_topic_asks_for_the_one_that_stayed(curator) -> None:
    writing, essays = TopicFactory(name="Writing", slug="writing"), TopicFactory(name="Essays", slug="essays")
    for topic in (writing, essays):
        published(PracticePage(title=f"On {topic}", summary="In short."), topics=[topic])
    merge_terms(essays, into=writing, actor=curator)
    refresh_all()
    asked = question_of(None, MultiValueDict({"topic": ["essays", "nonsense"]}))
    assert asked.query.filters == {"topic": ("writing",)}
    assert asked.notices == ("There is no such choice under “Topic”; it was left out.",)


def test_only_an_unknown_term_costs_a_query(django_assert_num_queries) -> None:
    published(PracticePage(title="One", summary="In short."), topics=[TopicFactory(slug="writing")])
    refresh_all()
    with django_assert_num_queries(1):
        question_of(None, MultiValueDict({"topic": ["writing"], "q": ["one"]}))
    with django_assert_num_queries(2):
        question_of(None, MultiValueDict({"topic": ["nonsense"], "subject": ["none"]}))
