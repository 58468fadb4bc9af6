import pytest

from clearinghouse.districts.enums import Audience
from tests.architecture.door import tables_written
from tests.factories.resources import FindingFactory, StudyReviewFactory, practice_page, review_page

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def page():
    """Tier 1 in reading, none in mathematics."""
    made = review_page("River Readers")
    review = StudyReviewFactory(intervention=made.intervention)
    FindingFactory(review=review, essa_tier=1)
    FindingFactory(review=review, domain="Mathematics", is_significant=False)
    return made


def test_anybody_gets_a_paragraph_and_nothing_is_kept(client, page) -> None:
    with tables_written() as written:
        shown = text(client.get(f"/library/grant/{page.pk}/"))
    assert "[name of your district] proposes to use River Readers." in shown
    assert "http://testserver/library/river-readers/" in shown
    assert "Met: 350 or more students in this outcome domain (400 students in 1 study)." in shown
    assert written <= {"core_marker"}
    assert f'href="/library/grant/{page.pk}/"' in text(client.get(page.url))


def test_the_outcome_and_the_money_are_chosen(client, page) -> None:
    shown = text(client.get(f"/library/grant/{page.pk}/?domain=mathematics&program=title-iv"))
    assert "There is no honest paragraph" in shown
    assert 'id="grant-text"' not in shown
    assert "20 U.S.C. 7118" in shown


@pytest.mark.parametrize("wrong", ["domain=art", "program=lottery", "domain=", "program=&domain="])
def test_a_choice_that_there_is_not_is_said(client, page, wrong: str) -> None:
    assert "needs another look" in text(client.get(f"/library/grant/{page.pk}/?{wrong}")).replace("need another", "needs another")


def test_a_resource_without_findings_is_written_from_what_a_curator_recorded(client) -> None:
    shown = text(client.get(f"/library/grant/{practice_page('Quick quizzes', curated_tier=4).pk}/"))
    assert "It demonstrates a rationale" in shown
    assert 'name="domain"' not in shown


def test_what_is_not_theirs_is_no_page(client_for, public, outsider, teacher, teacher_elsewhere, own_district) -> None:
    members = review_page("Members", audience=Audience.MEMBERS)
    district = review_page("District", audience=Audience.DISTRICT, district=own_district)
    draft = review_page("Draft")
    draft.unpublish()
    for page, allowed in ((members, {teacher, teacher_elsewhere}), (district, {teacher}), (draft, set())):
        for person in (public, outsider, teacher, teacher_elsewhere):
            wanted = 200 if person in allowed else 404
            assert client_for(person).get(f"/library/grant/{page.pk}/").status_code == wanted, (page.title, person)


@pytest.mark.parametrize("many", [1, 3, 30])
def test_it_takes_few_queries_however_many_findings(client, page, django_assert_max_num_queries, many: int) -> None:
    review = page.intervention.reviews.get()
    FindingFactory.create_batch(many, review=review, essa_tier=2)
    client.get("/library/grant/987654/")
    with django_assert_max_num_queries(12):
        client.get(f"/library/grant/{page.pk}/")
