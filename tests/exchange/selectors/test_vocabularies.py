"""All vocabularies as schemes."""

import pytest

from clearinghouse.exchange.selectors.vocabularies import all_schemes
from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db
NAMES = [
    "Topics", "Subjects", "Grades", "Functional needs", "Needs to run", "Challenges of small districts", "ISTE educator areas",
    "Evidence tiers", "Kinds of resource",
]  # fmt: skip


def concepts(title: str) -> dict[str, object]:
    scheme = next(scheme for scheme in all_schemes() if scheme.title == title)
    return {concept.notation: concept for concept in scheme.concepts}


def test_every_vocabulary_is_there_with_its_terms_in_their_order() -> None:
    prepare_vocabularies()
    schemes = {scheme.title: scheme for scheme in all_schemes()}
    assert list(schemes) == NAMES
    assert [branch.concept.label for branch in schemes["Grades"].tree][:2] == ["Pre-K and kindergarten", "Kindergarten to grade 3"]
    assert [branch.concept.label for branch in schemes["Grades"].tree[0].parts] == ["Pre-kindergarten", "Kindergarten"]
    assert len(schemes["ISTE educator areas"].concepts) == 7
    addresses = [concept.address for scheme in schemes.values() for concept in scheme.concepts]
    assert len(addresses) == len(set(addresses)) > 100


def test_a_term_merged_twice_gives_way_to_the_one_that_stands_and_its_parts_hang_there() -> None:
    standing = TopicFactory(slug="standing")
    middle = TopicFactory(slug="middle", merged_into=standing)
    TopicFactory(slug="first", merged_into=middle)
    TopicFactory(slug="part", broader=middle)
    topics = concepts("Topics")
    assert topics["first"].replaced_by == topics["middle"].replaced_by == topics["standing"].address
    assert topics["part"].broader == topics["standing"].address


def test_terms_merged_in_a_ring_stop_nobody() -> None:
    one = TopicFactory(slug="one")
    two = TopicFactory(slug="two", merged_into=one)
    one.merged_into = two
    one.save()
    assert set(concepts("Topics")) == {"one", "two"}


def test_only_challenges_on_the_list_are_told() -> None:
    ChallengeFactory(slug="late-bus", name="Late bus")
    ChallengeFactory(slug="hidden", is_shown=False)
    told = concepts("Challenges of small districts")
    assert list(told) == ["late-bus"]
    assert told["late-bus"].see_also.endswith("/challenges/late-bus/")


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_one_query_for_each_that_somebody_keeps(many: int, django_assert_num_queries) -> None:
    for number in range(many):
        TopicFactory(broader=TopicFactory())
        ChallengeFactory(number=100 + number)
    with django_assert_num_queries(6):
        assert len(all_schemes()) == len(NAMES)
