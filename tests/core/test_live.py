import asyncio
import os
import subprocess
import sys
import threading

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.db import transaction

from clearinghouse.core import live


class Hearer:
    """A server's event loop in a thread of its own, as uvicorn's beside the threads that answer pages, with one socket's channel."""

    def __init__(self, group):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.layer = get_channel_layer()
        self.channel = self.run(self.layer.new_channel())
        self.run(self.layer.group_add(group, self.channel))

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(5)

    def hear(self, within=2):
        return self.run(asyncio.wait_for(self.layer.receive(self.channel), within))

    def close(self):
        self.run(asyncio.sleep(0.1))
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()


@pytest.fixture
def hearer(settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    hearer = Hearer("topic")
    live.serve_from(hearer.loop)
    yield hearer
    live.serve_from(None)
    hearer.close()


@pytest.mark.django_db(transaction=True)
def test_a_signal_from_a_page_thread_reaches_the_sockets_of_the_serving_loop(hearer):
    thread = threading.Thread(target=live.announce, args=("topic", {"seq": 3}))
    thread.start()
    assert hearer.hear() == {"type": "live.signal", "group": "topic", "payload": {"seq": 3}}
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_signal_goes_out_after_commit_only(hearer):
    with transaction.atomic():
        live.announce("topic", {"seq": 1})
        with pytest.raises(TimeoutError):
            hearer.hear(within=0.05)
    assert hearer.hear()["payload"] == {"seq": 1}


@pytest.mark.django_db(transaction=True)
def test_a_signal_of_a_rolled_back_change_is_never_heard(hearer):
    with transaction.atomic():
        live.announce("topic", {"seq": 1})
        transaction.set_rollback(True)
    with pytest.raises(TimeoutError):
        hearer.hear(within=0.05)


@pytest.mark.django_db(transaction=True)
def test_what_is_said_again_and_again_may_be_told_once_and_then_anew(hearer):
    for _ in range(2):
        for _ in range(20):
            live.announce("topic", {"seq": 1}, gather=0.2)
        live.announce("topic", {"seq": 2})
        assert [hearer.hear()["payload"] for _ in range(2)] == [{"seq": 2}, {"seq": 1}]
    with pytest.raises(TimeoutError):
        hearer.hear(within=0.4)


class BrokenLayer:
    async def group_send(self, group, message):
        raise ConnectionError("no redis")


class HungLayer:
    async def group_send(self, group, message):
        await asyncio.Event().wait()


@pytest.mark.parametrize("layer", [BrokenLayer(), HungLayer()], ids=["broken", "hung"])
@pytest.mark.parametrize("serving", [True, False])
def test_a_layer_in_trouble_fails_nobody(layer, serving, hearer, monkeypatch):
    monkeypatch.setattr(live, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(live, "LONGEST_SECONDS", 0.05)
    if not serving:
        live.serve_from(None)
    assert live.send("topic", {"seq": 1}) is None


def test_without_a_server_in_this_process_the_signal_still_goes_to_the_layer(hearer):
    live.serve_from(None)
    live.send("topic", {"seq": 9})
    assert hearer.hear()["payload"] == {"seq": 9}


def test_a_service_called_from_a_socket_can_announce(hearer):
    live.serve_from(None)

    async def consumer():
        await sync_to_async(live.send)("topic", {"seq": 4})

    asyncio.run(consumer())
    assert hearer.hear()["payload"] == {"seq": 4}


@pytest.mark.redis
def test_a_worker_process_is_heard_by_the_sockets_of_a_server_process(settings, redis_url):
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            "CONFIG": {"hosts": [{"address": redis_url, "socket_timeout": 30}]},
        }
    }
    hearer = Hearer("topic")
    try:
        announce = "from clearinghouse.core import live; live.announce('topic', {'seq': 8})"
        site = {**os.environ, "REDIS_URL": redis_url, "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local"}
        subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", announce], env=site, check=True)
        assert hearer.hear(within=5) == {"type": "live.signal", "group": "topic", "payload": {"seq": 8}}
    finally:
        hearer.close()
