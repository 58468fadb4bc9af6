import pytest

from clearinghouse.challenges.models import Challenge, Proposal
from tests.factories.challenges import ChallengeFactory, ProposalFactory

pytestmark = pytest.mark.django_db
WORDS = {"name": "Snow days", "sentence": "Lessons stop when the road does.", "why": "Eleven days last winter."}


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_from_a_teachers_idea_to_the_list(own_district, teacher, consortium_administrator, client_for) -> None:
    hers, theirs = client_for(teacher), client_for(consortium_administrator)
    assert "Propose it" in text_of(hers.get("/challenges/propose/"))
    address = hers.post("/challenges/propose/", {**WORDS, "district": own_district.pk}).headers["Location"]
    assert "Waits for a decision" in text_of(hers.get(address))
    assert "Accept it" not in text_of(hers.get(address))
    assert "Accept it" in text_of(theirs.get(address))
    assert theirs.post(f"{address}accept/").headers["Location"] == "/challenges/snow-days/"
    assert "On the list" in text_of(hers.get(address))
    assert "Snow days" in text_of(hers.get("/challenges/"))


def test_a_decline_without_a_reason_says_so_and_with_one_is_read_by_the_author(
    teacher, consortium_administrator, client_for
) -> None:
    proposal = ProposalFactory(proposed_by=teacher)
    browser = client_for(consortium_administrator)
    said = browser.post(f"{proposal.get_absolute_url()}decline/", {"reason": ""}, follow=True)
    assert "Write a sentence on why" in text_of(said)
    browser.post(f"{proposal.get_absolute_url()}decline/", {"reason": "Part of <i>six</i>."})
    assert "Part of &lt;i&gt;six&lt;/i&gt;." in text_of(client_for(teacher).get(proposal.get_absolute_url()))


def test_a_second_decision_is_told_kindly(consortium_administrator, client_for) -> None:
    proposal = ProposalFactory(decided=True)
    answer = client_for(consortium_administrator).post(f"{proposal.get_absolute_url()}accept/", follow=True)
    assert "Somebody has decided" in text_of(answer)
    assert not Challenge.objects.exists()


def test_a_known_name_is_told_beside_its_field(own_district, teacher, client_for) -> None:
    ChallengeFactory(name="Snow days")
    answer = client_for(teacher).post("/challenges/propose/", {**WORDS, "district": own_district.pk})
    assert "There is a challenge of this name already." in text_of(answer)
    assert not Proposal.objects.exists()


def test_outsiders_and_visitors_see_no_queue_and_no_proposal(outsider, teacher, client, client_for) -> None:
    proposal = ProposalFactory(name="Snow days")
    browser = client_for(outsider)
    assert "Snow days" not in text_of(browser.get("/challenges/proposals/"))
    for address in (proposal.get_absolute_url(), "/challenges/propose/"):
        assert browser.get(address).status_code == 404
        assert client.get(address).status_code == 302
    for deed in ("accept", "decline"):
        assert browser.post(f"{proposal.get_absolute_url()}{deed}/", {"reason": "x"}).status_code == 404
        assert client_for(teacher).post(f"{proposal.get_absolute_url()}{deed}/", {"reason": "x"}).status_code == 404
    assert Proposal.objects.get().state == "waiting"
