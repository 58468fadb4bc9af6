import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.models import District
from clearinghouse.resources.models import ResearchReviewPage, ResourcePage
from tests.factories.resources import FindingFactory, InterventionFactory, StudyReviewFactory, TopicFactory, review_page
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
SECRET = "marmalade"


def test_the_public_reads_a_public_review(client) -> None:
    assert client.get(review_page("Open review").url).status_code == 200


def test_a_members_review_does_not_exist_for_others(client_for, public, outsider: User, teacher: User) -> None:
    page = review_page(SECRET, audience=Audience.MEMBERS)
    for stranger in (public, outsider):
        answer = client_for(stranger).get(page.url)
        assert answer.status_code == 404
        assert SECRET not in answer.content.decode().replace(page.url, "")
    assert client_for(teacher).get(page.url).status_code == 200


def test_a_districts_review_does_not_exist_in_other_districts(
    client_for, own_district: District, teacher: User, teacher_elsewhere: User, consortium_administrator: User
) -> None:
    page = review_page("Ours", audience=Audience.DISTRICT, district=own_district)
    assert client_for(teacher).get(page.url).status_code == 200
    assert client_for(teacher_elsewhere).get(page.url).status_code == 404


def test_an_unpublished_review_is_visible_to_nobody(teacher: User) -> None:
    page = review_page("Gone")
    page.unpublish()
    assert not ResourcePage.objects.visible_to(teacher).filter(pk=page.pk).exists()


def test_a_review_for_one_district_must_name_it() -> None:
    page = ResearchReviewPage(title="x", slug="x", summary="x", audience=Audience.DISTRICT, intervention=InterventionFactory())
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "district" in refused.value.message_dict


@pytest.mark.parametrize("findings", [1, 3, 60])
def test_a_visitors_page_takes_at_most_twelve_queries_however_much_was_found(
    client, django_assert_max_num_queries, findings: int
) -> None:
    page = review_page("Counted")
    page.topics.set([TopicFactory(), TopicFactory()])
    page.save_revision().publish()
    FindingFactory.create_batch(findings, review=StudyReviewFactory(intervention=page.intervention), essa_tier=1)
    forget_everything()
    client.get(review_page("Another").url, headers=ENDED_SESSION)
    with django_assert_max_num_queries(12):
        answer = client.get(page.url, headers=ENDED_SESSION)
    assert answer.status_code == 200


@pytest.mark.parametrize("findings", [1, 3])
def test_a_members_page_takes_eighteen_queries_and_reads_who_they_are_once(client_for, teacher, findings: int) -> None:
    page = review_page("Counted")
    FindingFactory.create_batch(findings, review=StudyReviewFactory(intervention=page.intervention), essa_tier=1)
    browser = client_for(teacher)
    browser.get(page.url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page.url).status_code == 200
    assert len(asked) <= 18
    assert sum("districts_membership" in one["sql"] for one in asked) == 1


def test_the_page_explains_its_tier_and_hides_no_finding(client) -> None:
    page = review_page("Explained")
    review = StudyReviewFactory(intervention=page.intervention)
    FindingFactory(review=review, essa_tier=1, measure="the good test")
    FindingFactory(review=review, effect_size=-0.5, improvement_index=-19, measure="the bad test")
    FindingFactory(review=review, is_significant=False, measure="the flat test")
    text = client.get(page.url).content.decode()
    assert "Why Tier 1?" in text
    assert "Publisher and recorded facts agree: Tier 1." in " ".join(text.split())
    for words in ("The good test", "The bad test", "The flat test", "Loss", "No clear effect", "−19", "No rural study exists"):
        assert words in text


def test_a_tier_that_the_facts_do_not_bear_out_says_what_decides(client) -> None:
    page = review_page("Differing")
    FindingFactory(review=StudyReviewFactory(intervention=page.intervention, is_multisite=None), essa_tier=1)
    text = " ".join(client.get(page.url).content.decode().split())
    assert "this cannot be decided: sites not recorded" in text


def test_no_resource_takes_an_address_that_the_site_answers_itself(client) -> None:
    assert review_page("Cite").url == "/library/cite/"
    page = review_page("Reserved", slug="free")
    page.slug = "reserved"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clearinghouse.resources.validators.is_address_of_the_site", lambda path: path == "/library/reserved/")
        assert review_page("Reserved").slug == "reserved-2"
        with pytest.raises(ValidationError) as refused:
            page.full_clean()
    assert "slug" in refused.value.message_dict
