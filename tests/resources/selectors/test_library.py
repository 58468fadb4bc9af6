import pytest

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Grade, PracticePage
from clearinghouse.resources.selectors import library_overview
from clearinghouse.resources.selectors.library import related_to
from clearinghouse.resources.services.preparing import prepare_vocabularies
from tests.factories.resources import FindingFactory, StudyReviewFactory, TopicFactory, practice_page, published, review_page

pytestmark = pytest.mark.django_db


def page_on(topic: object, title: str, **fields: object) -> object:
    page = review_page(title, **fields)
    page.topics.set([topic])
    page.save_revision().publish()
    FindingFactory(review=StudyReviewFactory(intervention=page.intervention, in_rural=True), essa_tier=1)
    return page


@pytest.mark.parametrize("pages", [1, 3])
def test_the_overview_takes_the_same_queries_for_one_and_three_resources(django_assert_num_queries, public, pages: int) -> None:
    topic = TopicFactory()
    for number in range(pages):
        page_on(topic, f"Review {number}")
    with django_assert_num_queries(5):
        overview = library_overview(public)
        assert overview.total == pages
        assert [(way.value, way.count) for way in overview.tiers] == [("1", pages)]
        assert [way.title for way in overview.newest] != []


def test_nothing_of_a_members_resource_is_in_a_visitors_counts(public, teacher: User, outsider: User) -> None:
    secret = TopicFactory(name="Secret topic", slug="secret")
    page_on(secret, "Members only", audience=Audience.MEMBERS)
    for stranger in (public, outsider):
        overview = library_overview(stranger)
        assert (overview.total, overview.topics, overview.tiers, overview.grades, overview.settings, overview.newest) == (
            0,
            [],
            [],
            [],
            [],
            [],
        )
    assert library_overview(teacher).total == 1


def test_a_districts_own_resource_shows_to_that_district_alone(
    own_district: District, teacher: User, teacher_elsewhere: User, public
) -> None:
    page_on(TopicFactory(), "Our own", audience=Audience.DISTRICT, district=own_district)
    assert library_overview(teacher).total == 1
    assert library_overview(teacher_elsewhere).total == 0
    assert library_overview(public).total == 0


def test_related_resources_share_topics_and_hide_what_the_reader_may_not_see(public, teacher: User) -> None:
    topic = TopicFactory()
    page = page_on(topic, "This one")
    page_on(topic, "Beside it")
    page_on(topic, "Hidden", audience=Audience.MEMBERS)
    page_on(TopicFactory(), "Elsewhere")
    assert [found.title for found in related_to(page, page.topics.all(), public)] == ["Beside it"]
    assert sorted(found.title for found in related_to(page, page.topics.all(), teacher)) == ["Beside it", "Hidden"]


def test_a_topic_counts_what_is_under_its_parts_once(public) -> None:
    literacy = TopicFactory(name="Literacy", slug="literacy")
    writing = TopicFactory(name="Writing", slug="writing", broader=literacy)
    page_on(writing, "Essays")
    both = page_on(writing, "Both")
    both.topics.set([literacy, writing])
    both.save_revision().publish()
    (way,) = library_overview(public).topics
    assert (way.value, way.count, [(part.value, part.count) for part in way.parts]) == ("literacy", 2, [("writing", 2)])


def test_what_a_curator_marked_counts_with_what_findings_say(public) -> None:
    prepare_vocabularies()
    page_on(TopicFactory(), "Pair reading")
    quizzes = PracticePage(title="Quick quizzes", summary="Five questions.", curated_tier=1)
    published(quizzes, grades=Grade.objects.filter(slug__in=["grade-2", "k-3"]))
    practice_page("Ours alone", curated_tier=1, audience=Audience.MEMBERS)
    overview = library_overview(public)
    assert [(way.value, way.count) for way in overview.tiers] == [("1", 2)]
    assert [(way.value, way.count) for way in overview.grades] == [("k-3", 2)]
