"""Every address answers every role as the table of access says; an address without a row is a failure."""

from __future__ import annotations

import pytest

from tests.architecture.access_table import PAGES, ROWS, Answers, Row
from tests.architecture.cast import EVERY_ROLE, PUBLIC
from tests.architecture.cms_table import CMS
from tests.architecture.door import Answer, Door
from tests.architecture.routes import all_routes

pytestmark = pytest.mark.django_db
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
UNKNOWN = "/library/no-such-review/"
# What a person may be told beside the page that says no: nothing about the thing itself.
HARMLESS_HEADERS = {"Set-Cookie", "Content-Length", "ETag", "X-Robots-Tag"}


def expected(answers: Answers, role: str) -> int:
    return next((status for status, roles in answers.items() if role in roles), 404)


def named(row: Row) -> str:
    return row.address


def address_of(row: Row, door: Door) -> str:
    return row.address.format(**door.world.places)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    patterns = {route.pattern for route in all_routes() if not route.pattern.startswith(CMS)}
    rows = {row.pattern for row in ROWS}
    assert sorted(patterns - rows) == [], "addresses without a row in access_table.py"
    assert sorted(rows - patterns) == [], "rows in access_table.py without an address"


def alike(row: Row) -> list[str]:
    """One role for each way in which the table has roles answered."""
    return list({(expected(row.get, role), expected(row.post, role)): role for role in reversed(EVERY_ROLE)}.values())


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_each_role_gets_the_answer_of_the_table(row: Row, door: Door) -> None:
    address = address_of(row, door)
    wanted = {role: (expected(row.get, role), expected(row.post, role)) for role in EVERY_ROLE}
    answers = {role: (door.knock(role, "GET", address), door.knock(role, "POST", address)) for role in EVERY_ROLE}
    assert {role: (got.status, sent.status) for role, (got, sent) in answers.items()} == wanted
    for role, (got, sent) in answers.items():
        assert not got.written, role
        assert not sent.written or sent.status == 200 or (sent.status == 302 and role != PUBLIC), role


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_other_methods_are_refused_or_open_nothing_more(row: Row, door: Door) -> None:
    address = address_of(row, door)
    for role in alike(row):
        known = {405, expected(row.get, role), expected(row.post, role)}
        answers = {method: door.knock(role, method, address) for method in ("HEAD", *OTHER_METHODS)}
        assert answers.pop("HEAD").status == expected(row.get, role), role
        if 404 not in known and answers["OPTIONS"].status == 200:
            del answers["OPTIONS"]  # which methods there are is no secret where the address is none
        assert {answer.status for answer in answers.values()} <= known, role
        assert not any(answer.written for answer in answers.values()), role


def told(answer: Answer) -> tuple[int, str, dict[str, str]]:
    return answer.status, answer.page, {name: value for name, value in answer.headers.items() if name not in HARMLESS_HEADERS}


def twin_of(row: Row, door: Door) -> str:
    """The same address of something that is not there."""
    if row.pattern == PAGES:
        return UNKNOWN
    return row.address.format(
        **{name: 987_654 if isinstance(place, int) else "no-such" for name, place in door.world.places.items()}
    )


@pytest.mark.parametrize("row", [row for row in ROWS if row.pattern == PAGES or "{" in row.address], ids=named)
def test_what_is_not_for_a_role_looks_as_if_it_were_not_there(row: Row, door: Door) -> None:
    for role in alike(row):
        for method, answers in (("GET", row.get), ("POST", row.post)):
            if expected(answers, role) == 404:
                assert told(door.knock(role, method, address_of(row, door))) == told(
                    door.knock(role, method, twin_of(row, door))
                ), role


def test_what_is_hidden_answers_every_method_as_what_does_not_exist(door: Door) -> None:
    for method in ("GET", "HEAD", "POST", *OTHER_METHODS):
        assert told(door.knock(PUBLIC, method, "/library/members-review/")) == told(door.knock(PUBLIC, method, UNKNOWN)), method
