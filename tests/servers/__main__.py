"""`python -m tests.servers elasticsearch [port]`: run one of the test servers by hand until Ctrl-C or a signal to end."""

from __future__ import annotations

import signal
import sys

from tests.servers import SERVERS, Server

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ending(Exception):
    """Somebody wants the server gone."""


def end(number: int, frame: object) -> None:
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)  # stopping is not to be interrupted
    raise Ending


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in SERVERS:
        print(f"Name one of {', '.join(SERVERS)}.")
        return 2
    for ending in ENDINGS:
        signal.signal(ending, end)
    server = SERVERS[sys.argv[1]](port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
    try:
        return run(server)
    except Ending:
        return 0
    finally:
        server.stop()


def run(server: Server) -> int:
    """Say the server's address and wait for its end, which nobody has asked for."""
    server.start()
    print(server.url, flush=True)
    if server.process is not None:
        server.process.wait()
    print(f"{server.name} ended by itself:\n{server.last_words()}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
