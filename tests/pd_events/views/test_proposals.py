"""Proposing, saying that one would come, planning."""

import pytest

from pd_events.models import Event, Proposal
from tests.factories.pd_events import TrainingProposalFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_teacher_proposes_others_would_come_and_a_coordinator_plans_it(
    client_for, teacher, teacher_elsewhere, coordinator, own_district
) -> None:
    topic = TopicFactory(name="History")
    words = {
        "title": "Maps in history",
        "why": "Old maps.",
        "when_suits": "Winter",
        "topics": [topic.pk],
        "district": own_district.pk,
    }
    page = client_for(teacher).post("/events/proposals/new/", words, follow=True).content.decode()
    assert "Members see it now" in page
    proposal = Proposal.objects.get()
    page = client_for(teacher_elsewhere).post(f"/events/proposals/{proposal.pk}/voice/", follow=True).content.decode()
    assert "You are counted" in page
    assert "from 2 districts" in " ".join(page.split())
    browser = client_for(coordinator)
    assert "Proposed training: Maps in history" in browser.get("/dashboard/").content.decode()
    answer = browser.post(f"/events/proposals/{proposal.pk}/plan/", {"district": own_district.pk})
    event = Event.objects.get()
    assert (answer.url, list(event.topics.all())) == (f"/events/{event.slug}/edit/", [topic])
    assert "A district is planning it" in client_for(teacher_elsewhere).get(f"/events/proposals/{proposal.pk}/").content.decode()


def test_a_voice_is_taken_back_from_the_list(client_for, teacher) -> None:
    proposal = TrainingProposalFactory()
    browser = client_for(teacher)
    for form, words in (({}, "You would come"), ({"out": "1"}, "Your voice is taken back")):
        page = browser.post(f"/events/proposals/{proposal.pk}/voice/", {**form, "next": "/events/proposals/"}, follow=True)
        assert words in page.content.decode()
    assert not proposal.voices.exists()


def test_a_declined_one_says_why_and_takes_no_more_voices(client_for, teacher, coordinator, own_district) -> None:
    proposal = TrainingProposalFactory(district=own_district)
    browser = client_for(coordinator)
    assert "Write a sentence on why" in browser.post(f"/events/proposals/{proposal.pk}/decline/", follow=True).content.decode()
    browser.post(f"/events/proposals/{proposal.pk}/decline/", {"reason": "Nobody can teach it."})
    page = client_for(teacher).get(f"/events/proposals/{proposal.pk}/").content.decode()
    assert "Nobody can teach it." in page
    assert "I would come" not in page
    again = browser.post(f"/events/proposals/{proposal.pk}/plan/", {"district": own_district.pk}, follow=True)
    assert "Somebody has decided on this proposal already" in again.content.decode()


def test_a_district_that_is_not_theirs_plans_nothing(client_for, coordinator, other_district) -> None:
    proposal = TrainingProposalFactory()
    answer = client_for(coordinator).post(f"/events/proposals/{proposal.pk}/plan/", {"district": other_district.pk}, follow=True)
    assert "Choose the district that offers it." in answer.content.decode()
    assert not Event.objects.exists()


def test_nothing_proposed_yet_says_what_to_do(client_for, teacher) -> None:
    assert "Nobody has proposed a training yet" in client_for(teacher).get("/events/proposals/").content.decode()
    page = client_for(teacher).post("/events/proposals/new/", {"title": ""}).content.decode()
    assert "This field is required." in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_however_long(number, client_for, teacher, django_assert_max_num_queries) -> None:
    for _ in range(number):
        TrainingProposalFactory()
    browser = client_for(teacher)
    browser.get("/events/proposals/")
    with django_assert_max_num_queries(8):
        browser.get("/events/proposals/")
