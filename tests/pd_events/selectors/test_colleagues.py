"""What would become of each line of a roster."""

import pytest
from django.utils import timezone

from clearinghouse.districts.services.delegations import name_delegate
from pd_events.enums import Verdict
from pd_events.models import Building, EventDate, Registration
from pd_events.selectors.colleagues import districts_decided_by, plan
from pd_events.tables import read_lines
from tests.factories.accounts import UserFactory
from tests.factories.districts import member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, teachers

pytestmark = pytest.mark.django_db


def verdicts(date, district, *people, more: str = "") -> list[str]:
    lines = read_lines("\n".join([*(person.email.upper() for person in people), more]))
    return [planned.verdict for planned in plan(date, district, lines)]


def test_each_line_gets_its_own_verdict(own_district, teacher, teacher_elsewhere) -> None:
    date = EventDateFactory(capacity=3)
    seated, first, second = (member(district=own_district) for _ in range(3))
    ask(date, seated)
    nobody = UserFactory()
    found = verdicts(date, own_district, first, seated, teacher_elsewhere, nobody, first, teacher, second, more="no address here")
    assert found == ["seated", "there", "elsewhere", "unknown", "twice", "seated", "waiting", "unclear"]
    assert Registration.objects.count() == 1


def test_caps_and_reserves_are_counted(own_district, other_district) -> None:
    date = EventDateFactory(capacity=4)
    DistrictShareFactory(date=date, district=own_district, reserve=0, cap=1)
    people = teachers(2, district=own_district)
    assert verdicts(date, own_district, *people) == ["seated", "waiting"]
    date.shares.all().delete()
    DistrictShareFactory(date=date, district=other_district, reserve=3)
    assert verdicts(date, own_district, *people) == ["seated", "waiting"]
    EventDate.objects.filter(pk=date.pk).update(has_list=False)
    assert verdicts(EventDate.objects.get(pk=date.pk), own_district, *people) == ["seated", "refused"]


def test_who_waits_comes_before_a_roster(own_district) -> None:
    date = EventDateFactory(capacity=1, event__promotes=False)
    seated, waits = teachers(2)
    row = ask(date, seated)
    ask(date, waits)
    from pd_events.services.seats import leave

    leave(row, actor=seated)
    assert verdicts(date, own_district, *teachers(1, district=own_district)) == ["waiting"]


def test_a_building_is_one_of_the_district(own_district, teacher) -> None:
    Building.objects.create(district=own_district, name="Ridge School")
    lines = read_lines(f"email,substitute,building\n{teacher.email},half,ridge school\n{teacher.email},full,Elsewhere")
    first, second = plan(EventDateFactory(), own_district, lines)
    assert (first.verdict, first.building.name, first.line.substitute) == (Verdict.SEATED, "Ridge School", "half")
    assert second.verdict in (Verdict.TWICE, Verdict.UNCLEAR)


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_a_fixed_number_of_queries(number, own_district, django_assert_num_queries) -> None:
    date = EventDateFactory(capacity=9)
    lines = read_lines("\n".join(person.email for person in teachers(number, district=own_district)))
    with django_assert_num_queries(7):
        assert len(plan(date, own_district, lines)) == number


def test_districts_are_those_where_one_decides(coordinator, teacher, own_district) -> None:
    today = timezone.localdate()
    assert districts_decided_by(teacher) == []
    name_delegate(own_district, person=teacher, first=today, last=today, actor=coordinator)
    assert districts_decided_by(teacher) == districts_decided_by(coordinator) == [own_district]
