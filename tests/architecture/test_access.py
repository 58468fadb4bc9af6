"""Every address and socket answers every role as the table of access says; an address without a row is a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.access_table import CMS, CMS_FOR_NOBODY, CMS_OPEN_TO_ALL, CMS_PARTS, EDITORS, ROWS, Answers, Row
from tests.architecture.cast import EVERY_ROLE, PUBLIC
from tests.architecture.routes import Route, all_routes
from tests.architecture.world import World, build

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


class Door:
    """Knocks as each role and leaves no trace: what a request wrote and what it did to the session is undone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.browsers = {role: self.browser_of(role) for role in EVERY_ROLE}

    def browser_of(self, role: str) -> Client:
        browser = Client(raise_request_exception=False)
        if user := self.world.cast.who(role):
            browser.force_login(user, backend=BACKEND)
        return browser

    def status(self, role: str, method: str, address: str) -> int:
        browser = self.browsers[role]
        kept = browser.cookies.copy()
        with transaction.atomic():
            answer = browser.generic(method, address)
            if not answer.streaming:
                assert answer.status_code < 500, f"{method} {address} as {role}"
            transaction.set_rollback(True)
        browser.cookies = kept
        return answer.status_code


@pytest.fixture(scope="module")
def door(django_db_setup: None, django_db_blocker: object) -> Iterator[Door]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Door(build())
        transaction.set_rollback(True)


def expected(answers: Answers, role: str) -> int:
    return next((status for status, roles in answers.items() if role in roles), 404)


def named(row: Row) -> str:
    return row.address


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    patterns = {route.pattern for route in all_routes() if not route.pattern.startswith(CMS)}
    rows = {row.pattern for row in ROWS}
    assert sorted(patterns - rows) == [], "addresses without a row in access_table.py"
    assert sorted(rows - patterns) == [], "rows in access_table.py without an address"


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_each_role_gets_the_answer_of_the_table(row: Row, door: Door) -> None:
    address = row.address.format(**door.world.places)
    wanted = {role: (expected(row.get, role), expected(row.get, role), expected(row.post, role)) for role in EVERY_ROLE}
    got = {role: tuple(door.status(role, method, address) for method in ("GET", "HEAD", "POST")) for role in EVERY_ROLE}
    assert got == wanted


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_other_methods_are_refused_or_open_nothing_more(row: Row, door: Door) -> None:
    address = row.address.format(**door.world.places)
    for role in EVERY_ROLE:
        known = {405, expected(row.get, role), expected(row.post, role)}
        got = {method: door.status(role, method, address) for method in OTHER_METHODS}
        if 404 not in known and got["OPTIONS"] == 200:
            del got["OPTIONS"]  # which methods there are is no secret where the address is none
        assert set(got.values()) <= known, (role, got)


def test_what_is_hidden_answers_every_method_as_what_does_not_exist(door: Door) -> None:
    for method in ("GET", "HEAD", "POST", *OTHER_METHODS):
        hidden = door.status(PUBLIC, method, "/library/members-review/")
        assert hidden == door.status(PUBLIC, method, "/library/no-such-review/"), method


CMS_ROUTES = [route for route in all_routes() if route.pattern.startswith(CMS)]


def address_of(route: Route) -> str:
    """Some address of the CMS that this route answers."""
    plain = re.sub(r"<(?:int|str|slug|path):\w+>|<\w+>", "1", route.pattern)
    plain = re.sub(r"\(\?P<\w+>[^()]*(?:\([^()]*\)[^()]*)*\)|\([^()]*\)", "1", plain)
    return "/" + re.sub(r"[\^$\\]|\.\*", "", plain)


@pytest.mark.parametrize("route", CMS_ROUTES, ids=lambda route: route.pattern)
def test_the_cms_opens_to_editors_only_and_its_closed_parts_to_nobody(route: Route, door: Door) -> None:
    if route.pattern in CMS_OPEN_TO_ALL:
        return
    for role in (PUBLIC, "teacher", "district administrator", *sorted(EDITORS)):
        status = door.status(role, "GET", address_of(route))
        if role not in EDITORS or route.pattern.startswith(CMS_FOR_NOBODY):
            assert status in (302, 403, 404), (role, status)


@pytest.mark.parametrize("part", sorted(CMS_PARTS))
def test_each_part_of_the_cms_opens_to_whom_the_table_says(part: str, door: Door) -> None:
    opened = {role for role in EVERY_ROLE if door.status(role, "GET", f"/{part}") == 200}
    assert opened == CMS_PARTS[part]
