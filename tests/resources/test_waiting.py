import pytest

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import Role
from clearinghouse.districts.standing import standing_of
from clearinghouse.resources.enums import Decision
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import proposal_of, refusal
from tests.factories.districts import member
from tests.factories.resources import link_page, review_page

pytestmark = pytest.mark.django_db


def texts(user) -> list[str]:
    return [item.text for item in waiting_for(standing_of(user)).items]


def test_curators_are_reminded_of_drafts_and_of_changes_that_nobody_sees(curator, consortium_administrator) -> None:
    review_page("Published as it is")
    changed, draft = review_page("Pair reading"), review_page("River Readers")
    changed.title = "Pair reading, renamed"
    changed.save_revision()
    draft.unpublish()
    draft.save_revision()
    for person in (curator, consortium_administrator):
        assert texts(person) == ["Changes to Pair reading, renamed are not published", "River Readers is a draft"]


def test_the_line_leads_to_where_it_is_published(in_cms, curator) -> None:
    page = review_page("Pair reading")
    page.save_revision()
    item = waiting_for(standing_of(curator)).items[0]
    assert in_cms(curator).get(item.url).status_code == 200
    page.get_latest_revision().publish()
    assert texts(curator) == []


def test_teacher_outsider_and_district_administrator_hear_of_no_draft(teacher, outsider, district_administrator) -> None:
    review_page("Secret draft").save_revision()
    for person in (teacher, outsider, district_administrator):
        assert texts(person) == []


@pytest.mark.parametrize("number", [1, 3])
def test_drafts_cost_the_same_for_one_and_three(curator, number, django_assert_num_queries) -> None:
    for n in range(number):
        review_page(f"Review {n}").save_revision()
    standing = standing_of(curator)
    with django_assert_num_queries(1):
        assert len(waiting_for(standing).items) == number


def test_a_proposal_waits_for_curators_but_for_whoever_made_it_and_is_no_draft_besides(teacher, curator, outsider) -> None:
    proposal = proposal_of(teacher)
    assert texts(curator) == ["Proposed for the library: Snow-day packets"]
    assert texts(teacher) == texts(outsider) == []
    own = member(Role.CURATOR)
    proposal_of(own, "My own")
    assert texts(own) == ["Proposed for the library: Snow-day packets"]
    assert proposal.is_waiting


def test_what_was_sent_back_waits_for_whoever_made_it(teacher, curator) -> None:
    decide(proposal_of(teacher).page_id, refusal(Decision.CHANGES, "Who made it?"), actor=curator)
    item = waiting_for(standing_of(teacher)).items[0]
    assert (item.text, item.note) == ("A curator asks you to change “Snow-day packets”", "Who made it?")
    assert texts(curator) == []


def test_an_overdue_resource_waits_for_its_owner_or_for_all_curators(curator, consortium_administrator, teacher) -> None:
    link_page("Mine", review_by="2020-01-01", owner=curator)
    link_page("Nobody's", review_by="2020-02-01")
    assert sorted(texts(curator)) == ["See whether Mine still holds", "See whether Nobody's still holds"]
    assert texts(consortium_administrator) == ["See whether Nobody's still holds"]
    assert waiting_for(standing_of(consortium_administrator)).items[0].note == "Due February 1, 2020"
    assert texts(teacher) == []
