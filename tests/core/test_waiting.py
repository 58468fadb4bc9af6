from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from clearinghouse.accounts.models import User
from clearinghouse.core import waiting
from clearinghouse.core.waiting import Kind, Row, Urgency, WaitingItem, register, waiting_for

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_kinds(monkeypatch) -> None:
    monkeypatch.setattr(waiting, "_kinds", {})


def people(first_name: str, count: int, *, from_day: int = 0) -> None:
    for n in range(count):
        User.objects.create(
            email=f"{first_name}{n}@school.example", first_name=first_name, date_joined=FIRST + timedelta(days=from_day + n)
        )


def kind(first_name: str, urgency: Urgency = Urgency.SOON, **fields) -> Kind:
    """Everybody of this first name waits."""
    return Kind(
        first_name.lower(),
        f"People called {first_name}",
        urgency,
        lambda person: User.objects.filter(first_name=first_name),
        {"email": F("email")},
        lambda row: WaitingItem(row.facts["email"]),
        **{"since": "date_joined", **fields},
    )


def texts(**asked) -> list[str]:
    return [item.text.partition("@")[0] for item in waiting_for(None, **asked).items]


def test_what_others_wait_for_comes_first_and_the_oldest_before_the_newer() -> None:
    people("Ben", 2, from_day=3)
    people("Ada", 1, from_day=10)
    people("Cy", 1)
    register(kind("Cy", Urgency.WHEN_YOU_CAN))
    register(kind("Ada", Urgency.OTHERS_WAIT))
    register(kind("Ben", Urgency.OTHERS_WAIT))
    assert texts() == ["Ben0", "Ben1", "Ada0", "Cy0"]


@pytest.mark.parametrize("count", [0, 1, 200])
def test_one_query_counts_all_and_brings_the_first_few_of_every_kind(count: int, django_assert_num_queries) -> None:
    people("Ada", count)
    people("Ben", 3)
    for name in ("Ada", "Ben", "Cy"):
        register(kind(name))
    with django_assert_num_queries(1):
        found = waiting_for(None, few=2)
    counts = {tally.name: (tally.count, tally.shown, tally.is_cut) for tally in found.tallies}
    expected = {"ben": (3, 2, True)}
    if count:
        expected["ada"] = (count, min(count, 2), count > 2)
    assert counts == expected
    assert found.count == count + 3


def test_one_kind_is_shown_page_by_page_while_the_others_are_still_counted(django_assert_num_queries) -> None:
    people("Ada", 5)
    people("Ben", 3)
    register(kind("Ada"))
    register(kind("Ben"))
    assert texts(only="ada", page=1, few=2) == ["Ada0", "Ada1"]
    assert texts(only="ada", page=3, few=2) == ["Ada4"]
    with django_assert_num_queries(1):
        found = waiting_for(None, only="ada", page=2, few=2)
    assert {tally.name: tally.count for tally in found.tallies} == {"ada": 5, "ben": 3}
    assert texts(only="no such kind") == []


def test_a_kind_that_is_not_for_this_person_costs_nothing_and_stays_out(django_assert_num_queries) -> None:
    people("Ada", 1)
    nobodys = kind("Ada")
    register(Kind(nobodys.name, nobodys.label, nobodys.urgency, lambda person: None, nobodys.facts, nobodys.item))
    with django_assert_num_queries(0):
        found = waiting_for(None)
    assert (found.items, found.tallies, found.count) == ([], [], 0)


def test_rows_without_a_date_stand_in_the_order_they_were_made_and_beside_those_that_have_one() -> None:
    people("Ada", 3)
    people("Ben", 1)
    register(kind("Ada", since=None))
    register(kind("Ben"))
    assert texts() == ["Ben0", "Ada0", "Ada1", "Ada2"]


def test_a_kind_gets_its_facts_and_whoever_asks(monkeypatch) -> None:
    people("Ada", 1)
    asked = []

    def rows(person: object):
        asked.append(person)
        return User.objects.filter(first_name="Ada")

    seen: list[Row] = []

    def line(row: Row) -> WaitingItem:
        seen.append(row)
        return WaitingItem(row.facts["email"])

    register(Kind("ada", "Ada", Urgency.SOON, rows, {"email": F("email")}, line, since="date_joined"))
    waiting_for("somebody")
    assert asked == ["somebody"]
    assert seen == [Row(User.objects.get().pk, FIRST, {"email": "Ada0@school.example"})]


def test_a_kind_that_is_registered_twice_is_asked_once() -> None:
    people("Ada", 1)
    register(kind("Ada"))
    register(kind("Ada"))
    assert texts() == ["Ada0"]
