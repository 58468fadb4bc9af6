import pytest

from clearinghouse.districts.enums import Role
from clearinghouse.resources.enums import Criterion, ProposalState
from clearinghouse.resources.models import LinkPage, QualityReview
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import proposal_of, refusal
from tests.factories.districts import member

pytestmark = pytest.mark.django_db
ANSWERS = {f"score_{criterion.value}": "2" for criterion in Criterion}


def address(proposal) -> str:
    return f"/library/proposals/{proposal.pk}/decide/"


def test_a_curator_answers_six_questions_and_publishes(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    browser = client_for(curator)
    text = browser.get(address(proposal)).content.decode()
    assert "Works in a small school with small changes" in text
    answer = browser.post(address(proposal), {**ANSWERS, "note_fit": "Tried in two schools", "choice": "approve"}, follow=True)
    assert "“Snow-day packets” is in the library now." in answer.content.decode()
    assert LinkPage.objects.get().live
    assert QualityReview.objects.get().scores.get(criterion="fit").note == "Tried in two schools"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"choice": "approve", "score_fit": "2"}, "Choose an answer."),
        ({**ANSWERS, "choice": "decline"}, "Write what is missing, or why not."),
        ({**ANSWERS, "choice": "changes", "reason": " "}, "Write what is missing, or why not."),
        (ANSWERS, "This field is required."),
        ({**ANSWERS, "score_fit": "9", "choice": "approve"}, "Select a valid choice."),
    ],
)
def test_an_unfinished_form_decides_nothing(client_for, teacher, curator, sent, words: str) -> None:
    answer = client_for(curator).post(address(proposal_of(teacher)), sent)
    assert (answer.status_code, words in answer.content.decode()) == (200, True)
    assert not QualityReview.objects.exists()


def test_what_is_missing_in_the_draft_is_said(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    page = LinkPage.objects.get()
    page.source_url = ""
    page.save_revision(clean=False)
    text = client_for(curator).post(address(proposal), {**ANSWERS, "choice": "approve"}).content.decode()
    assert "The draft is not complete." in text


def test_nobody_judges_their_own(client_for) -> None:
    curator = member(Role.CURATOR)
    assert client_for(curator).get(address(proposal_of(curator))).status_code == 404


def test_what_is_decided_leads_to_what_came_of_it(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(), actor=curator)
    answer = client_for(curator).get(address(proposal), follow=True)
    assert answer.redirect_chain == [(proposal.get_absolute_url(), 302)]
    assert "Somebody has decided on this proposal already." in answer.content.decode()


def test_the_same_is_decided_from_within_the_cms(in_cms, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    page, browser = LinkPage.objects.get(), in_cms(curator)
    text = browser.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert ("Publish it" in text, "Ask for changes" in text, "Decline it" in text) == (True, True, True)
    step = page.current_workflow_task_state.pk
    asked = browser.get(f"/cms/pages/workflow/action/{page.pk}/approve/{step}/")
    assert "Fits small schools" in asked.json()["html"]
    assert browser.post(f"/cms/pages/workflow/action/{page.pk}/decline/{step}/", {"reason": "Not here."}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (ProposalState.DECLINED, "Not here.")
