"""A whole roster is registered once, however often it is sent."""

import pytest

from clearinghouse.core.errors import NotAllowed
from pd_events.enums import Approval, Seat
from pd_events.models import EventDate, Registration
from pd_events.services.colleagues import register_roster
from pd_events.services.seats import leave, recount
from pd_events.tables import read_lines
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, seats, teachers

pytestmark = pytest.mark.django_db


def send(date, district, people, actor, key: str = "roster") -> list[str]:
    lines = read_lines("\n".join(person.email for person in people))
    return [one.verdict for one in register_roster(date, district, lines, actor=actor, key=key)]


def test_they_are_seated_in_order_and_approved_by_asking(coordinator, own_district) -> None:
    date = EventDateFactory(capacity=2, event__needs_approval=True)
    people = teachers(3, district=own_district)
    assert send(date, own_district, people, coordinator) == ["seated", "seated", "waiting"]
    assert seats(date) == {Seat.CONFIRMED: 2, Seat.WAITING: 1}
    assert set(date.registrations.values_list("approval", "registered_by")) == {(Approval.APPROVED, coordinator.pk)}
    assert recount() == []


def test_sent_again_nothing_changes_and_who_has_left_stays_away(coordinator, own_district) -> None:
    date = EventDateFactory(capacity=3)
    people = teachers(3, district=own_district)
    send(date, own_district, people, coordinator)
    leave(Registration.objects.get(person=people[0]), actor=people[0])
    assert send(date, own_district, people, coordinator)[1:] == ["there", "there"]
    assert seats(date) == {Seat.CONFIRMED: 2, Seat.RELEASED: 1}
    assert send(date, own_district, people, coordinator, key="another")[0] == "seated"


def test_a_line_that_cannot_be_done_leaves_the_others(coordinator, own_district, teacher_elsewhere) -> None:
    date = EventDateFactory(capacity=3)
    DistrictShareFactory(date=date, district=own_district, cap=1)
    EventDate.objects.filter(pk=date.pk).update(has_list=False)
    first, second = teachers(2, district=own_district)
    assert send(date, own_district, [teacher_elsewhere, first, second], coordinator) == ["elsewhere", "seated", "refused"]
    assert seats(date) == {Seat.CONFIRMED: 1}


def test_a_closed_date_refuses_each_line_with_the_reason(coordinator, own_district) -> None:
    date = EventDateFactory()
    EventDate.objects.filter(pk=date.pk).update(closes_at=date.created_at)
    lines = read_lines(teachers(1, district=own_district)[0].email)
    (one,) = register_roster(EventDate.objects.get(pk=date.pk), own_district, lines, actor=coordinator, key="")
    assert one.said == "Not possible. This date takes no registrations now."


def test_nobody_registers_people_of_a_district_where_they_do_not_decide(coordinator, teacher, other_district, own_district) -> None:
    date = EventDateFactory()
    for actor, district in ((coordinator, other_district), (teacher, own_district)):
        with pytest.raises(NotAllowed):
            register_roster(date, district, read_lines("a@b.example"), actor=actor, key="")
    assert not Registration.objects.exists()


def test_a_key_of_any_length_is_kept(coordinator, own_district) -> None:
    date = EventDateFactory(capacity=9)
    send(date, own_district, teachers(2, district=own_district), coordinator, key="k" * 64)
    assert seats(date) == {Seat.CONFIRMED: 2}
    assert ask(date, coordinator).seat == Seat.CONFIRMED
