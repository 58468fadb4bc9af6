"""`python -m tests.servers elasticsearch [port]`: run one of the test servers by hand until Ctrl-C."""

from __future__ import annotations

import signal
import sys

from tests.servers import SERVERS


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in SERVERS:
        print(f"Name one of {', '.join(SERVERS)}.")
        return 2
    server = SERVERS[sys.argv[1]](port=int(sys.argv[2]) if len(sys.argv) > 2 else None)
    try:
        print(server.start().url, flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
