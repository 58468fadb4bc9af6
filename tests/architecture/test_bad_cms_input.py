"""Nonsense sent to every address of the CMS by whoever may do most there."""

from __future__ import annotations

import pytest

from tests.architecture.cast import SUPERUSER
from tests.architecture.cms_addresses import CMS_ROUTES, address_of
from tests.architecture.cms_table import WAGTAILS_FAULTS
from tests.architecture.door import Door
from tests.architecture.forms import Names
from tests.architecture.nonsense import FILES, LONG, NUMBER, SURROGATE, URLENCODED, pairs, upload
from tests.architecture.routes import Route

pytestmark = pytest.mark.django_db
# What Wagtail's lists and choosers understand and their pages do not always name.
ALWAYS = {
    "q",
    "p",
    "page",
    "ordering",
    "collection_id",
    "tag",
    "content_type",
    "locale",
    "page_type",
    "id",
    "next",
    "multiple",
    "title",
}
ODD = (SURROGATE, NUMBER, "abc", LONG)


def learn(door: Door, address: str) -> tuple[set[str], set[str], set[str]]:
    """What the page at this address asks for, its own forms' fields, and those of them that take files."""
    names = Names()
    answer = door.knock(SUPERUSER, "GET", address)
    assert answer.status < 500
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        names.learn(address, answer.page)
    return (
        names.every(names.asked) | ALWAYS,
        names.every(names.sent) | {"title", "action-publish"},
        names.every(names.files) | {"file"},
    )


def broken(route: Route, door: Door) -> list[str]:
    """What made the CMS fail."""
    address = address_of(route, door.world.places)
    asked, sent, files = learn(door, address)
    failed = []
    for value in ODD:
        got = door.knock(SUPERUSER, "GET", f"{address}?{pairs(asked, value)}")
        posted = door.knock(SUPERUSER, "POST", address, pairs(sent, value).encode(), content_type=URLENCODED)
        failed += [f"{method} {value[:40]}" for method, answer in (("GET", got), ("POST", posted)) if answer.status >= 500]
    for body in (b"", upload(files, *FILES[2]), upload(files, *FILES[0])):
        if door.knock(SUPERUSER, "POST", address, body, content_type="multipart/form-data; boundary=x").status >= 500:
            failed.append(f"POST {body[:80]!r}")
    if door.knock(SUPERUSER, "GET", address_of(route, door.world.places, number=NUMBER)).status >= 500:
        failed.append(f"GET with the number {NUMBER}")
    return failed


def known(route: Route) -> bool:
    return route.pattern in WAGTAILS_FAULTS


@pytest.mark.usefixtures("nothing_fails")
@pytest.mark.parametrize(
    "route", [route for route in CMS_ROUTES if not known(route)], ids=lambda route: f"{route.pattern} {route.name}"
)
def test_no_nonsense_breaks_the_cms(route: Route, door: Door) -> None:
    assert broken(route, door) == []


@pytest.mark.parametrize("route", [route for route in CMS_ROUTES if known(route)], ids=lambda route: route.pattern)
def test_what_is_said_to_be_broken_in_wagtail_still_is(route: Route, door: Door) -> None:
    assert broken(route, door) != []


def test_every_fault_that_is_said_to_be_wagtails_has_an_address() -> None:
    assert WAGTAILS_FAULTS.keys() - {route.pattern for route in CMS_ROUTES} == set()
