"""Who finds which events."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Audience, Grade
from clearinghouse.districts.models import District
from pd_events.enums import EventState, Mode
from pd_events.selectors.events import (
    EventFilter,
    coming_about,
    dates_of,
    districts_of,
    districts_run_by,
    drafts_of,
    find_dates,
    is_on,
    listed,
)
from pd_events.selectors.travel import travel_from
from tests.factories.districts import DistrictFactory
from tests.factories.pd_events import EventDateFactory, EventFactory, ask, teachers
from tests.factories.resources import TopicFactory, review_page

pytestmark = pytest.mark.django_db


def found(user, **wanted) -> set[int]:
    return {date.pk for date in find_dates(user, EventFilter(**wanted))}


def test_each_person_finds_what_is_meant_for_them(
    public, outsider, teacher, teacher_elsewhere, own_district, other_district
) -> None:
    for_all = EventDateFactory(event__audience=Audience.PUBLIC)
    members = EventDateFactory(event__audience=Audience.MEMBERS)
    own = EventDateFactory(event__audience=Audience.DISTRICT, event__district=own_district)
    invited = EventDateFactory(event__audience=Audience.DISTRICT)
    invited.event.invited.add(other_district)
    draft = EventDateFactory(event__state=EventState.DRAFT, event__audience=Audience.PUBLIC)
    assert found(public) == found(outsider) == {for_all.pk}
    assert found(teacher) == {for_all.pk, members.pk, own.pk}
    assert found(teacher_elsewhere) == {for_all.pk, members.pk, invited.pk}
    assert draft.pk not in found(teacher)


def test_drafts_are_no_part_of_the_list_even_for_who_runs_them(coordinator, own_district) -> None:
    draft = EventDateFactory(event__state=EventState.DRAFT, event__district=own_district)
    assert found(coordinator) == set()
    assert drafts_of(coordinator) == [draft.event]


def test_what_is_over_is_past_and_what_is_called_off_stays_in_sight(teacher) -> None:
    over = EventDateFactory(starts_at=timezone.now() - timedelta(days=2))
    off = EventDateFactory(event__state=EventState.CANCELLED)
    assert found(teacher) == {off.pk}
    assert found(teacher, when="past") == {over.pk}
    assert not is_on(off)
    assert is_on(over)


def test_each_filter_narrows(teacher, own_district) -> None:
    literacy = TopicFactory(slug="literacy")
    writing = TopicFactory(slug="writing", broader=literacy)
    plain = EventDateFactory(mode=Mode.ON_SITE, presenter="Ada Brook")
    rich = EventDateFactory(event__district=own_district, event__contact_hours=3, event__grades=[Grade.GRADE_3], mode=Mode.HYBRID)
    rich.event.topics.add(writing)
    assert found(teacher, q="ada") == {plain.pk}
    assert found(teacher, topic="literacy") == {rich.pk}
    assert found(teacher, district=own_district.slug) == {rich.pk}
    assert found(teacher, mode=Mode.ONLINE) == {rich.pk}
    assert found(teacher, credit=True) == {rich.pk}
    assert found(teacher, grade=Grade.GRADE_3) == {plain.pk, rich.pk}, "no grades named means all"
    assert found(teacher, grade=Grade.GRADE_6) == {plain.pk}


def test_a_drive_is_at_most_so_long_and_online_is_never_too_far(teacher) -> None:
    start, near, far = (
        DistrictFactory(slug=slug, latitude=42.5 + north, longitude=-72.5)
        for slug, north in (("start", 0), ("near", 0.1), ("far", 1))
    )
    unknown = EventDateFactory()
    here, there, away = (EventDateFactory(district=district) for district in (start, near, far))
    online = EventDateFactory(district=far, mode=Mode.ONLINE)
    assert found(teacher, start="start", within="15") == {here.pk, there.pk, online.pk}
    assert found(teacher, start="start", within="") == {date.pk for date in (here, there, away, online, unknown)}
    assert found(teacher, start="nowhere", within="90") == {online.pk}


def test_a_list_says_how_far_each_is_but_not_for_online(teacher, own_district) -> None:
    District.objects.filter(pk=own_district.pk).update(latitude=42.5, longitude=-72.5)
    place = DistrictFactory(latitude=42.7, longitude=-72.5)
    dates = [EventDateFactory(district=place), EventDateFactory(district=place, mode=Mode.ONLINE)]
    travel = travel_from("", [own_district])
    assert [row.trip.words if row.trip else "" for row in listed(dates, [own_district], travel)] == ["about 18 miles, 30 min", ""]


def test_a_resource_lists_the_trainings_that_teach_it_as_far_as_one_may_see_them(teacher, public) -> None:
    page = review_page("River Readers")
    date = EventDateFactory()
    date.event.resources.add(page)
    EventDateFactory(event=date.event, starts_at=timezone.now() - timedelta(days=9))
    assert coming_about(page.pk, teacher) == [date]
    assert coming_about(page.pk, public) == []


def test_who_runs_what(teacher, coordinator, consortium_administrator, outsider, public, own_district, other_district) -> None:
    assert districts_run_by(coordinator) == [own_district]
    assert districts_run_by(consortium_administrator) == [own_district, other_district]
    assert districts_run_by(teacher) == districts_run_by(outsider) == districts_run_by(public) == []
    assert (districts_of(teacher), districts_of(public)) == ([own_district], [])


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_takes_the_same_queries_however_long(number, teacher, own_district, django_assert_num_queries) -> None:
    for _ in range(number):
        date = EventDateFactory()
        ask(date, teachers(1)[0])
    with django_assert_num_queries(4):
        dates = list(find_dates(teacher, EventFilter()))
        assert len(listed(dates, [own_district])) == number


def test_an_events_dates_come_in_order() -> None:
    event = EventFactory()
    late, early = (EventDateFactory(event=event, starts_at=timezone.now() + timedelta(days=days)) for days in (9, 2))
    assert dates_of(event) == [early, late]
