"""What the forums' sockets are measured against: the plain consumer that Channels' tutorial teaches, one member of the group for each socket."""

from __future__ import annotations

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

import django

django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402 -- Django must be set up first
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402

from clearinghouse.core.serving.pages import pages  # noqa: E402

# All five hundred leave the group at once, each by a connection to Redis of its own; redis-py allows a hundred unless told otherwise.
for host in settings.CHANNEL_LAYERS["default"]["CONFIG"]["hosts"]:
    host["max_connections"] = 2000


class PlainConsumer(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add("plain", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("plain", self.channel_name)

    async def plain_signal(self, event: dict[str, Any]) -> None:
        await self.send(event["text"])


application = ProtocolTypeRouter(
    {"http": pages(get_wsgi_application(), threads=2), "websocket": URLRouter([path("plain/", PlainConsumer.as_asgi())])}
)
