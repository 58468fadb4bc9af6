"""Whatever anybody sends to any address, the answer is never a failure of ours and nothing is written."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests.architecture.access_table import ROWS, Row
from tests.architecture.test_access import BACKEND
from tests.architecture.world import World, build

pytestmark = pytest.mark.django_db
LONG = "x" * 10_000
SURROGATE = "%ED%A0%80"
QUERIES = (
    f"q={LONG}&topic={LONG}&next={LONG}",
    f"q={SURROGATE}&tier={SURROGATE}&sort={SURROGATE}&next={SURROGATE}&page={SURROGATE}",
    "q=%FF%FE&page=%C0%80&sort=%F0%28%8C%BC",
    "page=-1",
    "page=0",
    "page=abc",
    "page=" + "9" * 40,
    "tier=nine&grade=&setting=' OR 1=1 --&sort=sideways&kind=[]&locale=<script>",
    "q=%00",
    "q[]=a&q[b]=c&%5B%5D=1&=&&&;;;" + "&a=b" * 900,
    "next=//evil.example&next=javascript:alert(1)&next=https:evil.example",
)
BODIES = (
    ("application/x-www-form-urlencoded", f"email={LONG}&name={LONG}&roles={LONG}&emails={LONG}&grades={LONG}".encode()),
    ("application/x-www-form-urlencoded", f"email={SURROGATE}&name={SURROGATE}&first_name={SURROGATE}&login={SURROGATE}".encode()),
    ("application/x-www-form-urlencoded", b"name=%00&email=%00&login=%00&password=%00"),
    ("application/x-www-form-urlencoded", b"\xff\xfe\x00%zz=%"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=b" % number for number in range(1_200))),
    ("application/json", b'{"q": "\\ud800", "a": [[[[{}]]]]'),
    ("application/json", json.dumps({"email": "\ud800", "name": "\0"}).encode()),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nunfinished"),
    ("multipart/form-data", b"no boundary at all"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="file"; filename="../../x\0.csv"\r\n\r\n\xff\r\n--x--'),
    ("text/plain; charset=utf-99", "é".encode()),
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {"cookie": "sessionid=" + "\x01" * 300 + "; csrftoken=" + LONG},
    {"accept-language": "x" * 5_000, "accept": "\u00ff/*;q=abc", "if-modified-since": "yesterday", "if-none-match": "W/\"'"},
    {"range": "bytes=9-1,abc", "content-length": "abc", "x-forwarded-for": "not an address", "user-agent": "\u00ff" * 900},
)
QUIET_TABLES = ("sessions.Session", "core.Marker", "usersessions.UserSession")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def administrator(world: World) -> Client:
    """Whoever may do most reaches most of the code."""
    browser = Client(raise_request_exception=False)
    browser.force_login(world.cast.people["consortium administrator"], backend=BACKEND)
    return browser


def contents() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.label not in QUIET_TABLES}


def knock(browser: Client, method: str, address: str, **sent: object) -> int:
    """The status; what a request may have done is undone, its session too."""
    kept = browser.cookies.copy()
    with transaction.atomic():
        status: int = browser.generic(method, address, **sent).status_code
        transaction.set_rollback(True)
    browser.cookies = kept
    return status


def an_empty_form_is_a_wish(row: Row) -> bool:
    """Buttons and questions without fields, boxes of which none need be ticked, and the link that stops mail."""
    return row.get.keys() <= {405} or row.pattern.endswith(
        ("/end/", "notifications/preferences/", "unsubscribe/<str:token>/", "confirm/<str:token>/")
    )


def failures(caplog) -> list[str]:
    """What was logged as a failure of ours; what Django refuses for safety it logs too, under a name of its own."""
    return [record.getMessage() for record in caplog.records if not record.name.startswith("django.security")]


def address_of(row: Row, world: World) -> str:
    return row.address.format(**world.places)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_no_query_or_header_breaks_any_address(row: Row, world: World, administrator: Client, caplog) -> None:
    address = address_of(row, world)
    with caplog.at_level(logging.ERROR):
        for browser in (Client(raise_request_exception=False), administrator):
            statuses = {query[:60]: knock(browser, "GET", f"{address}?{query}") for query in QUERIES}
            statuses |= {str(headers)[:60]: knock(browser, "GET", address, headers=headers) for headers in HEADERS}
            assert {key: status for key, status in statuses.items() if status >= 500} == {}
    assert failures(caplog) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_no_body_breaks_any_address_and_a_bad_one_writes_nothing(row: Row, world: World, administrator: Client, caplog) -> None:
    if row.post.keys() <= {405, 404}:
        return
    address = address_of(row, world)
    with caplog.at_level(logging.ERROR):
        for content_type, body in BODIES:
            with transaction.atomic():
                before = contents()
                kept = administrator.cookies.copy()
                status = administrator.generic("POST", address, body, content_type=content_type).status_code
                written = {name: count for name, count in contents().items() if count != before[name]}
                transaction.set_rollback(True)
                administrator.cookies = kept
            assert status < 500, (content_type, body[:60])
            assert written == {} or an_empty_form_is_a_wish(row), (content_type, body[:60], written)
    assert failures(caplog) == []


@pytest.mark.parametrize("path", ["/%ED%A0%80/", "/%00/", "/%FF%FE/", "/library/%ED%A0%80/", "/%2F%2Fevil.example/", "/./../etc/passwd", "/" + "a/" * 2_000,
                                  "/" + LONG, "/library/<script>/", "/districts/%2e%2e%2f/", "/library/public-review"])  # fmt: skip
def test_no_path_breaks_the_site(path: str, world: World, administrator: Client, caplog) -> None:
    with caplog.at_level(logging.ERROR):
        assert knock(administrator, "GET", path) in (301, 302, 400, 404)
    assert failures(caplog) == []
