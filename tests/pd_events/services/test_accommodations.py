"""What a person needs is known to three people, and to nobody else, wherever one looks."""

import json
from io import BytesIO

import pytest
from django.core import mail
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.core import outbox
from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import Role
from clearinghouse.districts.services.delegations import name_delegate
from clearinghouse.districts.standing import standing_of
from clearinghouse.notifications.models import Notification
from pd_events.enums import AccommodationState
from pd_events.errors import NoSeat, NotAnOwner, NothingAsked, ReasonMissing, TooLate
from pd_events.models import Accommodation, Event, EventDate
from pd_events.selectors.feeds import feed_url
from pd_events.services.accommodations import arrange, arrangers, ask_for, withdraw
from pd_events.services.feeds import make_feed
from pd_events.services.seats import leave, transfer
from search.documents.event import document_of
from tests.factories.accounts import UserFactory
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db
CANARY = "CANARY-heron-4711"
OPEN, FULFILLED, UNFULFILLED = AccommodationState.OPEN, AccommodationState.FULFILLED, AccommodationState.UNFULFILLED


@pytest.fixture
def date(db) -> EventDate:
    return EventDateFactory(event__audience="public")


@pytest.fixture
def contact(date):
    person = member(Role.TEACHER, district=date.event.district)
    Event.objects.filter(pk=date.event_id).update(accommodation_contact=person)
    date.event.refresh_from_db()
    return person


@pytest.fixture
def seat(date, teacher):
    return ask(date, teacher)


@pytest.fixture
def need(seat, teacher, coordinator, contact) -> Accommodation:
    return ask_for(seat, text=f"An interpreter. {CANARY}", actor=teacher)


def deliver_all() -> None:
    for topic in outbox.deliveries:
        outbox.deliver_due(topic)


def test_the_person_the_own_coordinator_and_the_named_contact_see_it(need, teacher, coordinator, contact) -> None:
    for person in (teacher, coordinator, contact):
        assert list(Accommodation.objects.visible_to(person)) == [need], person
    assert {person.pk for person in arrangers(need.registration)} == {coordinator.pk, contact.pk}


def test_nobody_else_sees_it(
    need, date, own_district, coordinator, public, teacher_elsewhere, district_administrator, consortium_administrator
) -> None:
    delegate, today = member(district=own_district), timezone.localdate()
    name_delegate(own_district, person=delegate, first=today, last=today, actor=coordinator)
    host = member(Role.PD_COORDINATOR, district=date.event.district)
    superuser = UserFactory(is_superuser=True, is_staff=True)
    others = (public, teacher_elsewhere, district_administrator, consortium_administrator, delegate, host, superuser)
    for person in others:
        assert not Accommodation.objects.visible_to(person).exists(), person


def test_a_contact_who_has_left_the_host_sees_nothing(need, contact) -> None:
    contact.memberships.update(ended_at=timezone.now())
    assert not Accommodation.objects.visible_to(contact).exists()
    assert contact.pk not in {person.pk for person in arrangers(need.registration)}


def test_the_canary_is_nowhere_but_on_its_own_pages(
    client_for, need, date, seat, teacher, coordinator, contact, district_administrator, consortium_administrator, own_district
) -> None:
    arrange(need, owner=coordinator, due_on=None, state=FULFILLED, answer=f"Booked {CANARY}", actor=contact)
    delegate, today = member(district=own_district), timezone.localdate()
    name_delegate(own_district, person=delegate, first=today, last=today, actor=coordinator)
    host = member(Role.PD_COORDINATOR, district=date.event.district)
    deliver_all()
    seen = [message.body + str(message.alternatives) + message.subject for message in mail.outbox]
    seen += [row.text for row in Notification.objects.all()]
    seen += [json.dumps(row.payload) for row in OutboxMessage.objects.all()]
    seen += [json.dumps(row.data) for row in ModelLogEntry.objects.all()]
    seen += [line.reason for line in seat.history.all()]
    seen.append(str(document_of(date.event)))
    places = [
        f"/events/{date.event.slug}/", "/events/", "/events/mine/", "/dashboard/", "/notifications/", "/events/requests/",
        "/events/requests/decided/", "/events/substitutes/", "/events/substitutes.csv", f"/events/dates/{date.pk}/roster/",
        f"/events/dates/{date.pk}/roster.csv", f"/events/dates/{date.pk}/sign-in-sheet/", f"/events/dates/{date.pk}/calendar.ics",
        f"/events/dates/{date.pk}/register/", f"/events/seats/{seat.pk}/leave/", "/search/?q=heron", "/events/accommodations/",
    ]  # fmt: skip
    everybody = (teacher, coordinator, contact, district_administrator, consortium_administrator, delegate, host)
    for person in everybody:
        browser = client_for(person)
        seen += [browser.get(place, follow=True).content.decode() for place in places]
        seen.append(browser.get(feed_url(make_feed(owner=person)).removeprefix("http://testserver")).content.decode())
    for person in (district_administrator, consortium_administrator, delegate, host):
        browser = client_for(person)
        for place in (f"/events/accommodations/{need.pk}/", f"/events/seats/{seat.pk}/accommodations/"):
            assert browser.get(place).status_code == 404
        seen.append(json.dumps(export_person(person)))
    book = client_for(host).get(f"/events/dates/{date.pk}/roster.xlsx").content
    seen += [str(cell.value) for row in load_workbook(BytesIO(book)).active.iter_rows() for cell in row]
    assert len(seen) > 100
    assert [text for text in seen if CANARY in text] == []
    assert CANARY in client_for(coordinator).get(f"/events/accommodations/{need.pk}/").content.decode()
    assert CANARY in client_for(teacher).get(f"/events/seats/{seat.pk}/accommodations/").content.decode()
    assert CANARY in json.dumps(export_person(teacher))


def test_those_who_arrange_it_hear_without_a_word_of_it(need, teacher, coordinator, contact) -> None:
    told = dict(Notification.objects.filter(kind="accommodation").values_list("recipient", "text"))
    assert set(told) == {coordinator.pk, contact.pk}
    assert str(teacher) not in " ".join(told.values())
    kinds = {tally.name for tally in waiting_for(standing_of(contact)).tallies}
    assert "accommodations" in kinds


def test_it_gets_an_owner_a_day_and_an_answer_with_a_history(need, teacher, coordinator, contact) -> None:
    day = timezone.localdate()
    arrange(need, owner=contact, due_on=day, state=OPEN, answer="", actor=coordinator)
    arrange(need, owner=contact, due_on=day, state=FULFILLED, answer="Ms. Ito interprets.", actor=contact)
    need.refresh_from_db()
    assert (need.owner, need.due_on, need.state, need.answer) == (contact, day, FULFILLED, "Ms. Ito interprets.")
    words = [line.words for line in need.history.all()]
    assert words[0] == "Asked for."
    assert words[1:] == [f"Taken care of by {contact}.", f"To be arranged by {day:%B %-d, %Y}.", "Arranged: Ms. Ito interprets."]
    assert Notification.objects.filter(recipient=teacher, text__startswith="There is an answer").count() == 1
    assert Notification.objects.filter(recipient=contact, text__startswith="You take care").count() == 1


def test_what_could_not_be_arranged_says_why_and_strangers_own_nothing(need, coordinator, teacher, teacher_elsewhere) -> None:
    with pytest.raises(ReasonMissing):
        arrange(need, owner=None, due_on=None, state=UNFULFILLED, answer=" ", actor=coordinator)
    with pytest.raises(NotAnOwner):
        arrange(need, owner=teacher_elsewhere, due_on=None, state=OPEN, answer="", actor=coordinator)
    for actor in (teacher, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            arrange(need, owner=None, due_on=None, state=FULFILLED, answer="", actor=actor)


def test_asking_twice_in_the_same_words_is_once_and_nothing_is_nothing(seat, teacher, coordinator) -> None:
    assert ask_for(seat, text="Lunch without nuts.", actor=teacher) == ask_for(seat, text=" Lunch without nuts. ", actor=teacher)
    with pytest.raises(NothingAsked):
        ask_for(seat, text="  ", actor=teacher)
    with pytest.raises(NotAllowed):
        ask_for(seat, text="For somebody else.", actor=coordinator)


def test_nothing_is_asked_without_a_place_or_once_it_has_begun(seat, teacher, date) -> None:
    EventDate.objects.filter(pk=date.pk).update(starts_at=timezone.now())
    with pytest.raises(TooLate):
        ask_for(seat, text="A step-free room.", actor=teacher)
    EventDate.objects.filter(pk=date.pk).update(starts_at=date.starts_at)
    leave(seat, actor=teacher)
    with pytest.raises(NoSeat):
        ask_for(seat, text="A step-free room.", actor=teacher)


def test_it_is_taken_back_by_the_person_alone(need, teacher, coordinator, contact) -> None:
    arrange(need, owner=contact, due_on=None, state=OPEN, answer="", actor=coordinator)
    with pytest.raises(NotAllowed):
        withdraw(need, actor=coordinator)
    withdraw(need, actor=teacher)
    withdraw(need, actor=teacher)
    assert Notification.objects.filter(recipient=contact, text__contains="no longer needed").count() == 1
    with pytest.raises(NothingAsked):
        arrange(need, owner=None, due_on=None, state=FULFILLED, answer="", actor=coordinator)


def test_it_goes_to_no_colleague_and_rests_with_a_place_given_back(need, seat, teacher, coordinator, contact, own_district) -> None:
    colleague = member(district=own_district)
    theirs = transfer(seat, person=colleague, actor=teacher)
    assert not theirs.accommodations.exists()
    assert not Accommodation.objects.visible_to(coordinator).exists()
    leave(theirs, actor=colleague)
    assert ask(seat.date, teacher).pk == seat.pk
    need.refresh_from_db()
    assert need.state == AccommodationState.WITHDRAWN


def test_who_leaves_takes_the_words_with_them(need, teacher) -> None:
    erase_person(teacher, actor=teacher)
    need.refresh_from_db()
    assert (need.text, need.answer, need.history.count()) == ("", "", 0)
