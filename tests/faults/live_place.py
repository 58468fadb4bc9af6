"""A topic on real servers that die and come back, people who write in it, and pages that show it."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.bench.crowd import Browser
from tests.bench.fill_live import fill_live
from tests.bench.live_page import Door, OpenPage
from tests.bench.site import ROOT, environment_for, run_manage
from tests.faults.mortal import Mortal
from tests.servers.redis import Redis
from tests.template_database import copy_sqlite

ANSWER_WITHIN_SECONDS = 180
LOOK = "import json; from forums.models import Post; print(json.dumps(list(Post.objects.filter(topic={topic}).order_by('seq').values_list('seq', flat=True))))"


@dataclass
class LivePlace:
    """One topic, its servers and its people: those of `sessions` write as fast as they like, those of `readers` only read here."""

    environment: dict[str, str]
    servers: list[Mortal]
    redis: Redis | None
    topic: int
    sessions: list[str]
    readers: list[str]
    written: int = 1

    def pages(self, number: int, **how: Any) -> list[OpenPage]:
        door = Door([server.port for server in self.servers])
        return [OpenPage(door, self.topic, self.sessions[one % len(self.sessions)], **how) for one in range(number)]

    def write(self, posts: int) -> None:
        """One person's posts, each sent again with its token until a server says that it stands."""
        for _ in range(posts):
            token, session, end = str(uuid.uuid4()), random.choice(self.sessions), time.monotonic() + ANSWER_WITHIN_SECONDS
            while not self.stands(token, session):
                assert time.monotonic() < end, "no server took the post"
                time.sleep(0.1)
            self.written += 1

    def stands(self, token: str, session: str) -> bool:
        browser = Browser(random.choice(self.servers).url)
        try:
            answer = browser.post(f"/forums/topics/{self.topic}/reply/", session, text=f"Said with {token}.", token=token)
        except (OSError, HTTPException):
            return False
        finally:
            browser.connection.close()
        assert answer.status == 302, answer.body[-2000:]
        return True

    def disturb(self, turn: int) -> None:
        """Kill a server or Redis in turn, at a moment of chance, and bring it back. Returns once it answers."""
        time.sleep(random.uniform(0, 0.5))
        if self.redis and turn % 2:
            self.redis.kill()
            time.sleep(random.uniform(0, 0.5))
            self.redis.start()
        else:
            victim = self.servers[(turn // 2) % len(self.servers)]
            victim.die()
            victim.start()
            victim.wait()

    def stored(self) -> list[int]:
        """The numbers of all posts, as the database has them."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", LOOK.format(topic=self.topic)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=True)
        found: list[int] = json.loads(done.stdout.splitlines()[-1])
        return found


@contextmanager
def live_place(folder: Path, layer: str, *, people: int = 5, has_styles: bool = False) -> Iterator[LivePlace]:
    """Two server processes and a Redis, or one process alone with the layer in its memory. Only a browser needs the styles."""
    copy_sqlite(folder / "consortium.sqlite3")
    redis = None if layer == "in_memory" else Redis()
    with ExitStack() as stack:
        if redis:
            stack.callback(redis.stop)
            redis.start()
        settings = {"DJANGO_SETTINGS_MODULE": "tests.faults.live_settings", "LIVE_LAYER": layer}
        environment = environment_for(folder, DATABASE_URL="", REDIS_URL=redis.url if redis else "", **settings)
        if has_styles:
            run_manage(environment, "collectstatic", "--noinput", "-v0")
        made = fill_live(environment, people)
        servers = [Mortal(environment) for _ in range(2 if redis else 1)]
        for server in servers:
            stack.callback(server.stop)
        for server in servers:
            server.wait()
        yield LivePlace(environment, servers, redis, made["topic"], made["sessions"], made["readers"])


async def all_shown(pages: list[OpenPage], seq: int, *, within: float) -> float:
    """Wait until every page shows the post of this number; the seconds that it took."""
    begun = time.monotonic()
    try:
        async with asyncio.timeout(within):
            await asyncio.gather(*(page.until_shown(seq) for page in pages))
    except TimeoutError:
        behind = sorted(page.seq for page in pages)
        raise AssertionError(f"{within:.0f} s later pages are at {behind}, the topic at {seq}") from None
    return time.monotonic() - begun
