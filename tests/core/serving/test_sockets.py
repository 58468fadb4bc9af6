import pytest
from asgiref.testing import ApplicationCommunicator
from django.contrib.auth.models import AnonymousUser

from clearinghouse.core.serving.sockets import OwnPagesOnly


async def greet(scope, receive, send):
    await receive()
    await send({"type": "websocket.accept"})


async def answer_to(application, path, headers=(), **scope):
    knock = ApplicationCommunicator(application, {"type": "websocket", "path": path, "headers": list(headers), **scope})
    await knock.send_input({"type": "websocket.connect"})
    return await knock.receive_output()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({"host": "localhost:8000", "origin": "http://localhost:8000"}, True),
        ({"host": "LOCALHOST:8000", "origin": "http://localhost:8000"}, True),
        ({"host": "[::1]:8000", "origin": "http://[::1]:8000"}, True),
        ({"host": "localhost:8000"}, False),
        ({"host": "localhost:8000", "origin": "null"}, False),
        ({"host": "localhost:8000", "origin": ""}, False),
        ({"host": "localhost:8000", "origin": "http://localhost:9000"}, False),
        ({"host": "localhost:8000", "origin": "http://evil.example"}, False),
        ({"host": "localhost:8000", "origin": "http://localhost:8000.evil.example"}, False),
        ({"host": "localhost:8000", "origin": "http://evil.example@localhost:8000"}, False),
        ({"host": "localhost:8000", "origin": "ftp://localhost:8000"}, False),
        ({"host": "localhost:8000", "origin": "http://[half"}, False),
        ({"host": "localhost:8000", "origin": "http://locälhost"}, False),
        ({"host": "evil.example", "origin": "http://evil.example"}, False),
        ({"origin": "http://localhost:8000"}, False),
    ],
    ids=str,
)
async def test_only_our_own_pages_open_sockets(headers, welcome, settings):
    settings.ALLOWED_HOSTS = ["localhost", "[::1]"]
    pairs = [(name.encode(), value.encode("latin1")) for name, value in headers.items()]
    answer = await answer_to(OwnPagesOnly(greet), "/ws/", pairs)
    assert answer["type"] == ("websocket.accept" if welcome else "websocket.close")


@pytest.mark.asyncio
async def test_a_socket_address_where_nobody_lives_is_closed_politely():
    from clearinghouse.routing import sockets

    answer = await answer_to(sockets, "/ws/nowhere/", user=AnonymousUser())
    assert answer == {"type": "websocket.close", "code": 4404}
