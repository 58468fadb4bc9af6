"""Every socket opens to the roles that the table of access names, to no foreign page, and outlives nonsense."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from clearinghouse.routing import websocket_urlpatterns
from tests.architecture.access_table import NO_SUCH_SOCKET, SOCKETS, Socket
from tests.architecture.cast import EVERY_ROLE, PUBLIC, Cast, person
from tests.architecture.cast import gather as gather_cast
from tests.factories.pd_events import EventDateFactory
from tests.notifications.sockets import OWN_PAGE, run, socket_of

FOREIGN_PAGES = (
    ((b"origin", b"https://elsewhere.example"), (b"host", b"testserver")),
    ((b"origin", b"null"), (b"host", b"testserver")),
    ((b"origin", b"http://testserver.elsewhere.example"), (b"host", b"testserver")),
    ((b"origin", b"http://[testserver"), (b"host", b"testserver")),
    ((b"origin", b"\xff\xfe"), (b"host", b"\xff\xfe")),
    ((b"host", b"testserver"),),
    (),
)
FRAMES: tuple[dict[str, Any], ...] = (
    {"text": ""},
    {"text": '{"type": "live.signal", "payload": {"close": "*"}'},
    {"text": "[" * 10_000},
    {"text": "\ud800\0"},
    {"text": "x" * 1_000_000},
    {"bytes": b""},
    {"bytes": b"\x00\xff\xfe\x80"},
    {"bytes": b"\xff" * 1_000_000},
)
ENDS = (1008, 1009)
pytestmark = pytest.mark.django_db(transaction=True)


def browser_of(user: Any) -> Client:
    browser = Client()
    if user:
        browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return browser


def address_in(pattern: str, cast: Cast) -> str:
    """The address of something of the cast's own district."""
    return pattern if "<" not in pattern else pattern.replace("<int:pk>", str(EventDateFactory(event__district=cast.district).pk))


def refusal(row: Socket, role: str) -> int:
    return row.visitor_refusal if role == PUBLIC else row.refusal


@pytest.mark.django_db(transaction=False)
def test_every_socket_has_a_row_and_every_row_a_socket() -> None:
    assert {f"/{pattern.pattern}" for pattern in websocket_urlpatterns()} - {"/"} == set(SOCKETS)


@pytest.mark.parametrize("address", sorted(SOCKETS))
def test_a_socket_opens_to_whom_the_table_names_and_turns_all_others_away(address: str) -> None:
    cast = gather_cast()
    row, people, address = SOCKETS[address], cast.people, address_in(address, cast)

    async def story(browser: Client) -> int | None:
        async with socket_of(browser, address) as socket:
            assert not socket.is_open or await socket.receive_nothing(timeout=0.05)
            return socket.code

    codes = {role: run(story(browser_of(people.get(role)))) for role in EVERY_ROLE}
    assert codes == {role: None if role in row.roles else refusal(row, role) for role in EVERY_ROLE}


@pytest.mark.parametrize("headers", FOREIGN_PAGES)
def test_no_socket_opens_to_a_foreign_page(headers: tuple[tuple[bytes, bytes], ...]) -> None:
    browser = browser_of(person("teacher"))

    async def story(address: str) -> int | None:
        async with socket_of(browser, address, headers) as socket:
            assert not socket.is_open
            return socket.code

    assert {run(story(address)) for address in (*SOCKETS, "/ws/no-such/")} == {NO_SUCH_SOCKET}


@pytest.mark.parametrize("role", [PUBLIC, "teacher"])
@pytest.mark.parametrize(
    "address", ["/ws/no-such/", "/", "/ws/", "/ws/live/../live/", "/ws/live/%00", "/ws/\ud800/", "/ws/" + "x" * 10_000]
)
def test_where_no_socket_lives_nobody_is_let_in(address: str, role: str) -> None:
    browser = browser_of(person(role) if role != PUBLIC else None)

    async def story() -> int | None:
        async with socket_of(browser, address) as socket:
            assert not socket.is_open
            return socket.code

    assert run(story()) == NO_SUCH_SOCKET


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: str(frame)[:40])
@pytest.mark.parametrize("address", sorted(SOCKETS))
def test_no_frame_breaks_a_socket(address: str, frame: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    cast = gather_cast()
    browser, address = browser_of(cast.people["consortium administrator"]), address_in(address, cast)

    async def story() -> None:
        async with socket_of(browser, address, OWN_PAGE) as socket:
            await socket.send_input({"type": "websocket.receive", **frame})
            if not await socket.receive_nothing(timeout=0.1):
                assert await socket.closing() in ENDS

    with caplog.at_level(logging.ERROR):
        run(story())
    assert caplog.records == []
