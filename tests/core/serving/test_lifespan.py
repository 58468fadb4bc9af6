"""How a server starts and stops."""

import asyncio
import gc
from typing import Any

import pytest

from clearinghouse.core import live
from clearinghouse.core.serving.lifespan import lifespan


@pytest.fixture(autouse=True)
def as_before() -> Any:
    yield
    gc.unfreeze()


def test_signals_go_to_the_server_while_it_serves_and_what_it_has_loaded_is_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []
    monkeypatch.setattr(live, "serve_from", served.append)

    async def story() -> list[str]:
        said: list[str] = []
        words: asyncio.Queue[dict[str, str]] = asyncio.Queue()

        async def send(message: dict[str, str]) -> None:
            said.append(message["type"])
            if message["type"] == "lifespan.startup.complete":
                assert gc.get_freeze_count() > 10_000
                words.put_nowait({"type": "lifespan.shutdown"})

        words.put_nowait({"type": "lifespan.startup"})
        await lifespan({"type": "lifespan"}, words.get, send)
        return said

    assert asyncio.run(story()) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert [bool(loop) for loop in served] == [True, False]
