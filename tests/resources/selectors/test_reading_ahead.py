"""A page's terms, read at once."""

import pytest

from clearinghouse.resources.models import AssistiveTechnologyPage, Grade, Topic
from clearinghouse.resources.selectors.reading_ahead import read_terms, read_terms_of
from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.factories.resources import TopicFactory, technology_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_one_query_reads_the_terms_of_all_vocabularies_in_their_order(many: int, django_assert_num_queries) -> None:
    prepare_vocabularies()
    page = technology_page("Speech")
    topics = [TopicFactory(name=f"Topic {n}") for n in range(many)]
    page.topics.set(reversed(topics))
    page.grades.set(Grade.objects.filter(slug__in=["9-12", "k-3"]))
    page.save_revision().publish()
    found = AssistiveTechnologyPage.objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        read_terms(found)
        assert [topic.name for topic in found.topics.all()] == [topic.name for topic in topics]
        assert [grade.slug for grade in found.grades.all()] == ["k-3", "9-12"]
        assert list(found.subjects.all()) == []
    assert isinstance(found.topics.all()[0], Topic)


@pytest.mark.parametrize("many", [1, 3])
def test_many_pages_take_one_query_for_each_vocabulary_and_each_keeps_its_own(many: int, django_assert_num_queries) -> None:
    pages = [technology_page(f"Speech {number}") for number in range(many)]
    for number, page in enumerate(pages):
        page.topics.set([TopicFactory(name=f"Topic {number}")])
        page.save_revision().publish()
    found = list(AssistiveTechnologyPage.objects.order_by("pk"))
    with django_assert_num_queries(5):
        read_terms_of(found)
        assert [[topic.name for topic in page.topics.all()] for page in found] == [[f"Topic {n}"] for n in range(many)]
        assert [list(page.functional_needs.all()) for page in found] == [[]] * many


def test_no_pages_have_no_terms(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        read_terms_of([])
