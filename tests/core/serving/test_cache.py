"""The cache on Redis: there, gone, and hung."""

import socket
import time

import pytest
from django.core.cache import caches

from clearinghouse.core.serving import cache as module

PROMPTLY_SECONDS = 1.0


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch):
    monkeypatch.setattr(module.ForgetfulRedisCache, "silent_until", 0.0)


@pytest.fixture
def hung_server():
    """A port that takes calls and never answers, as a stopped process does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def cache_at(settings):
    """The cache with the options that the site gives it."""

    def at(url):
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        options = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25, "retry": Retry(NoBackoff(), 0)}
        backend = "clearinghouse.core.serving.cache.ForgetfulRedisCache"
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": url, "OPTIONS": options}, "pages": settings.CACHES["pages"]}
        return caches["default"]

    return at


def everything(cache):
    return [
        cache.get("a", "nothing"),
        cache.set("a", 1),
        cache.add("b", 1),
        cache.touch("a"),
        cache.has_key("a"),
        cache.get_many(["a", "b"]),
        cache.set_many({"a": 1}),
        cache.delete_many(["a"]),
        cache.delete("a"),
    ]


def test_a_hung_server_costs_a_moment_and_no_page(cache_at, hung_server):
    begun = time.monotonic()
    assert everything(cache_at(f"redis://127.0.0.1:{hung_server}/0")) == ["nothing", None, True, False, False, {}, [], None, False]
    assert time.monotonic() - begun < PROMPTLY_SECONDS


def test_a_server_that_is_gone_costs_a_moment_and_no_page(cache_at, hung_server):
    begun = time.monotonic()
    assert everything(cache_at("redis://127.0.0.1:1/0"))[0] == "nothing"
    assert time.monotonic() - begun < PROMPTLY_SECONDS


def test_after_a_pause_the_server_is_asked_again(cache_at, monkeypatch):
    cache = cache_at("redis://127.0.0.1:1/0")
    cache.get("a")
    until = module.ForgetfulRedisCache.silent_until
    assert until > time.monotonic()
    monkeypatch.setattr(module.time, "monotonic", lambda: until + 0.1)
    cache.get("a")
    assert module.ForgetfulRedisCache.silent_until == pytest.approx(until + 0.1 + module.PAUSE_SECONDS)


@pytest.mark.redis
def test_a_server_that_answers_keeps_what_it_is_given(cache_at, redis_url):
    cache = cache_at(redis_url)
    cache.clear()
    assert everything(cache) == ["nothing", None, True, True, True, {"a": 1, "b": 1}, [], None, False]
