"""The least that a broadcast costs: the websockets library alone. python -m tests.bench.live_bare <port>. What one says, all hear."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from websockets.asyncio.server import broadcast, serve


async def main(port: int) -> None:
    here: set[Any] = set()

    async def stay(line: Any) -> None:
        here.add(line)
        try:
            async for words in line:
                broadcast(here, words)
        finally:
            here.discard(line)

    async with serve(stay, "127.0.0.1", port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
