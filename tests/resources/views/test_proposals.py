import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.enums import Decision, ProposalState
from clearinghouse.resources.models import LinkPage, PracticePage, ResourceProposal
from clearinghouse.resources.services.rubric import decide
from tests.factories.curation import approval, proposal_of, refusal
from tests.factories.resources import TopicFactory, library, link_page
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db
SECRET = "marmalade"


def filled(district, **fields: object) -> dict[str, object]:
    return {"title": "Snow-day packets", "kind": "link", "source_url": "https://x.example/snow", "why": "Our roads close.",
            "district": district.pk, **fields}  # fmt: skip


def test_a_teacher_proposes_and_lands_on_the_proposal(client_for, teacher, own_district) -> None:
    library()
    topic = TopicFactory(name="Attendance")
    answer = client_for(teacher).post("/library/propose/", filled(own_district, topics=[topic.slug]), follow=True)
    proposal = ResourceProposal.objects.get()
    assert answer.redirect_chain == [(proposal.get_absolute_url(), 302)]
    assert "Thank you. A curator reads it" in answer.content.decode()
    assert list(LinkPage.objects.get().topics.all()) == [topic]


def test_what_is_known_is_shown_before_it_is_sent_and_can_be_sent_all_the_same(client_for, teacher, own_district) -> None:
    known = link_page("Snow day packets", source_url="https://www.x.example/snow/")
    browser = client_for(teacher)
    answer = browser.post("/library/propose/", filled(own_district))
    text = answer.content.decode()
    assert (f'<a href="{known.url}">Snow day packets</a>' in text, "has the same address" in text) == (True, True)
    assert not ResourceProposal.objects.exists()
    browser.post("/library/propose/", filled(own_district, seen=answer.context["known"].mark))
    assert ResourceProposal.objects.count() == 1


def test_whoever_changes_the_address_after_the_warning_is_warned_of_what_that_meets(client_for, teacher, own_district) -> None:
    link_page("First", source_url="https://x.example/snow")
    link_page("Second", source_url="https://x.example/rain")
    browser = client_for(teacher)
    mark = browser.post("/library/propose/", filled(own_district)).context["known"].mark
    answer = browser.post("/library/propose/", filled(own_district, seen=mark, source_url="https://x.example/rain"))
    assert "Second" in answer.content.decode()
    assert not ResourceProposal.objects.exists()


def test_a_hidden_twin_is_told_without_its_name(client_for, teacher, own_district, other_district) -> None:
    link_page(SECRET, source_url="https://x.example/snow", audience=Audience.DISTRICT, district=other_district)
    text = " ".join(client_for(teacher).post("/library/propose/", filled(own_district)).content.decode().split())
    assert "already known to the curators" in text
    assert SECRET not in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"source_url": ""}, "Give the address of the original."),
        ({"source_url": "nonsense"}, "Enter a valid URL."),
        ({"kind": "assistive_technology"}, "Say how much technology it is"),
        ({"kind": "research_review"}, "Select a valid choice."),
        ({"doi": "none"}, "A DOI begins with 10."),
        ({"eric_id": "none"}, "An ERIC number is ED or EJ"),
        ({"published_year": "3000"}, "less than or equal to 2099"),
        ({"authors": "x" * 300}, "is too long"),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_written(client_for, teacher, own_district, fields, words: str) -> None:
    library()
    answer = client_for(teacher).post("/library/propose/", filled(own_district, **fields))
    assert (answer.status_code, words in answer.content.decode()) == (200, True)
    assert not ResourceProposal.objects.exists()


def test_a_practice_needs_no_address(client_for, teacher, own_district) -> None:
    library()
    client_for(teacher).post("/library/propose/", filled(own_district, kind="practice", source_url=""))
    assert PracticePage.objects.get().title == "Snow-day packets"


def test_an_outsider_finds_no_form(client_for, outsider, client) -> None:
    assert client_for(outsider).get("/library/propose/").status_code == 404
    assert client.get("/library/propose/").status_code == 302


def test_ones_list_tells_states_and_reasons_and_nobody_elses(client_for, teacher, own_district, curator) -> None:
    proposal = proposal_of(teacher, "Snow days", district=own_district)
    decide(proposal.page_id, refusal(reason="It sells more than it helps."), actor=curator)
    proposal_of(title=SECRET)
    text = client_for(teacher).get("/library/proposals/").content.decode()
    assert ("Not taken" in text, "It sells more than it helps." in text, SECRET in text) == (True, True, False)


def test_an_empty_list_says_what_to_do(client_for, teacher, outsider) -> None:
    assert "Propose a resource" in client_for(teacher).get("/library/proposals/").content.decode()
    assert "Ask your district to join" in client_for(outsider).get("/library/proposals/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client_for, teacher, own_district, number, django_assert_num_queries) -> None:
    for n in range(number):
        proposal_of(teacher, f"Proposal {n}", district=own_district)
    browser = client_for(teacher)
    browser.get("/library/proposals/")
    with django_assert_num_queries(5 + together(FOR_THE_MENU)):
        browser.get("/library/proposals/")


def test_the_proposer_reads_scores_in_words_but_no_remarks_for_curators(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, refusal(), actor=curator)
    text = client_for(teacher).get(proposal.get_absolute_url()).content.decode()
    assert "Would have to be rebuilt for a small school" in text
    assert "Needs forty devices" in text
    assert "Seen before elsewhere" not in text
    assert str(curator) not in text
    assert "Seen before elsewhere" in client_for(curator).get(proposal.get_absolute_url()).content.decode()


def test_what_was_sent_back_is_changed_with_the_words_of_the_draft_in_the_form(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher, publisher="Mill Press")
    decide(proposal.page_id, refusal(Decision.CHANGES, "Who made it?"), actor=curator)
    browser, address = client_for(teacher), f"/library/proposals/{proposal.pk}/change/"
    text = browser.get(address).content.decode()
    assert ("Who made it?" in text, "Mill Press" in text) == (True, True)
    browser.post(
        address, {"title": "Snow days", "why": "Roads close.", "source_url": "https://x.example/snow", "authors": "Marsh, Ann"}
    )
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.WAITING
    assert LinkPage.objects.get().get_latest_revision_as_object().authors == ["Marsh, Ann"]
    assert browser.get(address).status_code == 404


def test_a_proposal_is_withdrawn_by_whoever_made_it(client_for, teacher, teacher_elsewhere) -> None:
    proposal = proposal_of(teacher)
    address = f"/library/proposals/{proposal.pk}/withdraw/"
    assert client_for(teacher_elsewhere).post(address).status_code == 404
    assert client_for(teacher).post(address).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.WITHDRAWN


def test_what_was_published_leads_to_its_page(client_for, teacher, curator) -> None:
    proposal = proposal_of(teacher)
    decide(proposal.page_id, approval(), actor=curator)
    assert 'href="/library/snow-day-packets/"' in client_for(teacher).get(proposal.get_absolute_url()).content.decode()
