"""Every socket opens to the roles that the table of access names, and to no foreign page."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from clearinghouse.routing import websocket_urlpatterns
from tests.architecture.access_table import SOCKETS
from tests.architecture.cast import EVERY_ROLE, gather
from tests.notifications.sockets import OWN_PAGE, run, socket_of

FOREIGN_PAGE = ((b"origin", b"https://elsewhere.example"), (b"host", b"testserver"))


def test_every_socket_has_a_row_and_every_row_a_socket() -> None:
    assert {f"/{pattern.pattern}" for pattern in websocket_urlpatterns()} - {"/"} == set(SOCKETS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", sorted(SOCKETS))
def test_a_socket_stays_open_for_whom_the_table_names_and_for_no_foreign_page(address: str) -> None:
    people = gather().people
    for role in EVERY_ROLE:
        browser = Client()
        if role in people:
            browser.force_login(people[role], backend=settings.AUTHENTICATION_BACKENDS[0])
        assert run(stays_open(browser, address)) == (role in SOCKETS[address]), role
        assert not run(stays_open(browser, address, FOREIGN_PAGE)), role


async def stays_open(browser: Client, address: str, headers: tuple[tuple[bytes, bytes], ...] = OWN_PAGE) -> bool:
    async with socket_of(browser, address, headers) as socket:
        return socket.is_open and await socket.receive_nothing(timeout=0.1)
