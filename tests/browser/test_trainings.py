"""Trainings from end to end: found and asked for, decided on, moved up, given back; by keyboard, without scripts, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.keyboard import press, tab_to, tab_to_field, tab_to_words
from tests.browser.mailbox import calendars_in, mails_to
from tests.browser.test_design_system import NARROWEST, problems, sign_in
from tests.pd_events.rfc5545 import check

pytestmark = pytest.mark.browser

FOR_ALL = ("/events/", "/events/agenda/", "/events/month/", "/events/map/", "/events/first-books-first-sounds/")
FOR_MEMBERS = (
    "/events/?within=45",
    "/events/proposals/",
    "/events/proposals/new/",
    "/events/mine/",
    "/events/writing-in-every-subject/",
)
FOR_HOSTS = ("/events/templates/", "/events/closed-days/ferrow-valley/", "/events/new/", "/events/requests/")


@pytest.fixture
def date(site: Any) -> str:
    """The number of a date with three seats, run by the demo's coordinator: four people of the own district wait for a decision."""
    made: str = site.manage("shell", "--no-imports", "-c", MAKE_DATE).strip().splitlines()[-1]
    return made


MAKE_DATE = """
from datetime import timedelta
from django.utils import timezone
from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District, Membership, MembershipRole
from pd_events.services.dates import add_date
from pd_events.services.events import create_event, publish_event
from pd_events.services.seats import Ask, register

ben = User.objects.get(email="ben.okafor@ferrowvalley.example")
district = District.objects.get(slug="ferrow-valley")
facts = {"title": "Otters in the classroom", "summary": "One morning with otters.", "audience": "members", "needs_approval": True}
event = create_event(district=district, facts=facts, actor=ben)
starts = timezone.now() + timedelta(days=40)
date = add_date(event, facts={"starts_at": starts, "ends_at": starts + timedelta(hours=3), "district": district, "capacity": 3}, actor=ben)
publish_event(event, actor=ben)
for number in range(4):
    person = User.objects.create_user(f"otter{number}-{date.pk}@ferrowvalley.example", first_name=f"Otter{number}", last_name=f"Brook{date.pk}")
    MembershipRole.objects.create(membership=Membership.objects.create(user=person, district=district), role="teacher")
    register([Ask(date.pk, person, district)], actor=person)
print(date.pk)
"""


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (NARROWEST, False)])
def test_a_teacher_finds_a_training_and_asks_for_a_place_by_keyboard_alone(
    new_page: Callable[..., Any], width: int, scripts: bool
) -> None:
    page = new_page(width=width, java_script_enabled=scripts)
    sign_in(page, "Teacher")
    page.goto("/events/")
    tab_to_words(page, "Narrow the list")
    page.keyboard.press("Enter")
    tab_to(page, lambda: page.evaluate("document.activeElement.matches('.filters [name=q]')"))
    page.keyboard.type("reading to learn")
    press(page, "Show events")
    press(page, "Reading to learn in middle school")
    press(page, "Ask your coordinator for a place")
    press(page, "Ask your coordinator for a place")
    assert page.get_by_text("A seat is held for you.").is_visible()
    press(page, "Take the request back")
    press(page, "Take the request back")
    assert page.get_by_role("link", name="Ask your coordinator for a place").is_visible()


def test_a_coordinator_approves_three_declines_one_and_the_list_moves_without_scripts_on_a_phone(
    new_page: Callable[..., Any], date: str
) -> None:
    page = new_page(width=NARROWEST, java_script_enabled=False)
    sign_in(page, "PD coordinator")
    page.goto("/events/requests/")
    for number in (0, 1, 3):
        request_of(page, number, date).check()
    page.get_by_role("button", name="Approve those chosen").click()
    assert page.get_by_text("3 people were approved.").is_visible()
    request_of(page, 2, date).check()
    page.get_by_text("Decline those chosen…").click()
    page.get_by_label("Why not").fill("Nobody can take your class that day.")
    page.get_by_role("button", name="Decline them").click()
    assert page.get_by_text("1 person was declined").is_visible()
    page.goto(f"/events/dates/{date}/roster/")
    assert page.get_by_role("heading", name="With a seat (3)").is_visible()
    assert "Seat offered" in page.locator("tr", has_text="Otter3").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def test_a_coordinator_decides_and_calls_off_by_keyboard_alone_and_it_leaves_the_calendars(
    new_page: Callable[..., Any], date: str, site: Any
) -> None:
    page = new_page(width=NARROWEST, java_script_enabled=False)
    sign_in(page, "PD coordinator")
    page.goto("/events/requests/")
    for number in (0, 1, 3):
        choose(page, f"Otter{number} Brook{date}")
    press(page, "Approve those chosen")
    assert page.get_by_text("3 people were approved.").is_visible()
    choose(page, f"Otter2 Brook{date}")
    tab_to_words(page, "Decline those chosen…")
    page.keyboard.press("Enter")
    tab_to_field(page, "reason")
    page.keyboard.type("Nobody can take your class that day.")
    press(page, "Decline them")
    page.goto(f"/events/dates/{date}/roster/")
    press(page, "Otters in the classroom")
    invited = calendars_in(mails_to(site, f"otter0-{date}@ferrowvalley.example"))
    press(page, "Call this date off…")
    tab_to_field(page, "reason")
    page.keyboard.type("The otters are ill.")
    press(page, "Call it off")
    assert page.get_by_text("The otters are ill.").first.is_visible()
    mails = mails_to(site, f"otter0-{date}@ferrowvalley.example")
    check_called_off(invited, calendars_in(mails)[len(invited) :])
    assert "The otters are ill." in mails[-1].get_body(("plain",)).get_content()


def choose(page: Any, person: str) -> None:
    """Go to the box beside this person's request, and tick it."""
    box = "document.activeElement.type === 'checkbox' && document.activeElement.closest('tr').textContent"
    tab_to(page, lambda: person in str(page.evaluate(box)))
    page.keyboard.press("Space")


def check_called_off(invited: list[tuple[str, str]], ended: list[tuple[str, str]]) -> None:
    """What was put into a calendar is taken off it: the same date, with a higher number."""
    ((method, text),), ((last_method, last_text),) = invited, ended
    (first,), (last,) = check(text)[1], check(last_text)[1]
    assert (method, last_method, last.part.one("STATUS").value) == ("REQUEST", "CANCEL", "CANCELLED")
    assert (first.part.one("UID").value, first.starts) == (last.part.one("UID").value, last.starts)
    assert int(last.part.one("SEQUENCE").value) > int(first.part.one("SEQUENCE").value)


def request_of(page: Any, number: int, date: str) -> Any:
    """The box beside the request of this person."""
    return page.locator("tr", has_text=f"Otter{number} Brook{date}").get_by_role("checkbox")


def test_who_cancels_leaves_an_open_roster_by_itself(new_page: Callable[..., Any], date: str) -> None:
    watching, acting = new_page(), new_page()
    for page in (watching, acting):
        sign_in(page, "PD coordinator")
        page.goto(f"/events/dates/{date}/roster/")
    acting.locator("tr", has_text="Otter0").get_by_role("link", name="Take off").click()
    acting.get_by_role("button", name="Take the request back").click()
    watching.locator("[data-roster-people] tr", has_text="Otter0").wait_for(state="detached", timeout=15_000)
    assert "2 with a seat, 1 waiting" in watching.locator("[data-roster-said]").inner_text()


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_pages_of_trainings_are_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    assert [problem for address in FOR_ALL for problem in problems(page, address)] == []


@pytest.mark.parametrize(("role", "pages"), [("Teacher", FOR_MEMBERS), ("PD coordinator", FOR_HOSTS)])
@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (NARROWEST, "light")])
def test_pages_of_members_and_hosts_are_open_to_each_of_them(
    new_page: Callable[..., Any], role: str, pages: tuple[str, ...], width: int, theme: str
) -> None:
    page = new_page(width=width, color_scheme=theme)
    sign_in(page, role)
    assert [problem for address in (*pages, *pages_of_dates(page, role)) for problem in problems(page, address)] == []


def pages_of_dates(page: Any, role: str) -> list[str]:
    """What the host has for a date of theirs."""
    if role != "PD coordinator":
        return []
    page.goto("/events/robots-for-one-afternoon/")
    roster = page.get_by_role("link", name="Roster").get_attribute("href")
    return [roster, *(roster.replace("roster/", end) for end in ("messages/", "decide/", "edit/"))]
