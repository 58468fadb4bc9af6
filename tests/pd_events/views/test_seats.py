"""Asking for a seat and what one can do with it, as journeys through the pages."""

import pytest

from pd_events.enums import Seat
from pd_events.errors import Busy
from pd_events.models import Registration
from pd_events.services.seats import leave
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, again, ask, home_of, seats, teachers

pytestmark = pytest.mark.django_db


def form_of(person, **more) -> dict[str, object]:
    return {"district": home_of(person).pk, "substitute": "none", "key": "attempt", **more}


def test_a_teacher_finds_asks_and_gives_back(client_for, teacher) -> None:
    date = EventDateFactory(event__needs_approval=True)
    browser, address = client_for(teacher), f"/events/dates/{date.pk}/register/"
    assert "Ask your coordinator for a place" in browser.get(address).content.decode()
    asked = browser.post(address, form_of(teacher, note="The art room needs me.", substitute="half"), follow=True)
    assert "A seat is held for you" in asked.content.decode()
    row = Registration.objects.get()
    assert (row.note, row.substitute) == ("The art room needs me.", "half")
    assert "Take the request back" in browser.get(f"/events/seats/{row.pk}/leave/").content.decode()
    browser.post(f"/events/seats/{row.pk}/leave/")
    assert again(row).seat == Seat.RELEASED


def test_a_form_sent_twice_is_one_request_and_one_answer(client_for, teacher) -> None:
    date = EventDateFactory()
    browser = client_for(teacher)
    for _ in range(2):
        assert browser.post(f"/events/dates/{date.pk}/register/", form_of(teacher)).status_code == 302
    assert seats(date) == {"confirmed": 1}


def test_who_has_a_place_is_sent_to_it(client_for, teacher) -> None:
    date = EventDateFactory()
    ask(date, teacher)
    assert client_for(teacher).get(f"/events/dates/{date.pk}/register/").url == date.event.get_absolute_url()


def test_a_rules_no_stands_in_the_form(client_for, teacher) -> None:
    date = EventDateFactory(capacity=0, has_list=False)
    answer = client_for(teacher).post(f"/events/dates/{date.pk}/register/", form_of(teacher))
    assert "the waiting list is closed" in answer.content.decode()


def test_a_clash_is_said_before_one_asks(client_for, teacher) -> None:
    date = EventDateFactory()
    ask(EventDateFactory(event__title="Music day", starts_at=date.starts_at), teacher)
    assert "Music day" in client_for(teacher).get(f"/events/dates/{date.pk}/register/").content.decode()


def test_while_others_are_at_work_one_is_told_when_to_come_back(client_for, teacher, monkeypatch) -> None:
    def busy(*args, **kwargs):
        raise Busy

    monkeypatch.setattr("pd_events.views.seats.ask_for_place", busy)
    answer = client_for(teacher).post(f"/events/dates/{EventDateFactory().pk}/register/", form_of(teacher))
    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "3")
    assert "Try again in a few seconds" in answer.content.decode()


def test_an_offer_is_accepted_and_a_late_click_is_told(client_for, teacher) -> None:
    date = EventDateFactory(capacity=1)
    seated = ask(date, teachers(1)[0])
    row = ask(date, teacher)
    leave(seated, actor=seated.person)
    browser = client_for(teacher)
    assert "Take the seat" in browser.get("/events/mine/").content.decode()
    browser.post(f"/events/seats/{row.pk}/accept/")
    assert again(row).seat == Seat.CONFIRMED
    leave(again(row), actor=teacher)
    assert "has run out" in browser.post(f"/events/seats/{row.pk}/accept/", follow=True).content.decode()


def test_a_seat_is_passed_on_to_a_colleague_of_the_list_only(client_for, teacher, own_district) -> None:
    colleague, stranger = member(district=own_district), member()
    row = ask(EventDateFactory(), teacher)
    browser, address = client_for(teacher), f"/events/seats/{row.pk}/transfer/"
    assert str(stranger.pk) not in [value for value, _ in browser.get(address).context["form"].fields["person"].choices]
    assert browser.post(address, {"person": stranger.pk}).status_code == 200
    browser.post(address, {"person": colleague.pk})
    assert Registration.objects.get(person=colleague).seat == Seat.CONFIRMED


def test_an_empty_page_of_mine_says_where_to_go(client_for, teacher) -> None:
    assert "See the trainings" in client_for(teacher).get("/events/mine/").content.decode()
