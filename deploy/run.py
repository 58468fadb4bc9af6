"""`make run`: from a fresh clone to a running site. Needs nothing but Python."""

from __future__ import annotations

import os
import sys
import venv as environment

HELP = "Usage: make run [PORT=8000] [HOST=127.0.0.1]"


def main() -> None:
    environment.require_python()
    port, host = chosen_port(), os.environ.get("HOST") or "127.0.0.1"
    refuse_port_in_use(host, port)
    environment.ensure_pango()
    python = environment.ensure_venv([environment.ROOT / "requirements.txt"])
    command = [str(python), str(environment.ROOT / "manage.py"), "start", "--host", host, "--port", str(port)]
    os.chdir(environment.ROOT)
    os.execv(command[0], command)  # noqa: S606 -- the server takes this process's place, so that signals reach it


def chosen_port() -> int:
    """The port from the command line or the environment."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PORT") or "8000"
    if not given.isdigit():
        raise environment.MissingOnThisMachine(f"PORT must be a number, and {given!r} is none. {HELP}")
    return int(given)


def refuse_port_in_use(host: str, port: int) -> None:
    """Say so before the long steps begin."""
    sys.path.insert(0, str(environment.ROOT))
    from clearinghouse.core.serving.ports import PortUnavailable, take_port  # noqa: PLC0415 -- its folder is on the path just now

    try:
        take_port(host, port).close()
    except PortUnavailable as unavailable:
        raise environment.MissingOnThisMachine(str(unavailable)) from unavailable


if __name__ == "__main__":
    try:
        main()
    except environment.MissingOnThisMachine as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
