"""Makes the environment for maintainers and hands over to one of its tools: `python3 deploy/tools.py checks`."""

from __future__ import annotations

import os
import sys
import venv as environment

TOOLS = {
    "test": ["tests.run"],
    "checks": ["tests.checks"],
    "bench": ["tests.bench"],
    "faults": ["tests.run", "faults", "races"],
    "format": ["tests.checks", "--fix"],
}
REQUIREMENTS = [environment.ROOT / "requirements.txt", environment.ROOT / "requirements-dev.txt"]
# Programs that tests start: as root on Debian they are installed, elsewhere what is missing is named in the final table.
DEBIAN_PACKAGES = ["postgresql", "redis-server", "openjdk-17-jdk-headless", "maven", "chromium", "git", "procps"]


def main(tool: str, *arguments: str) -> None:
    environment.require_python()
    if tool in ("test", "bench", "faults"):
        install_servers()
    environment.ensure_pango()
    python = environment.ensure_venv(REQUIREMENTS)
    os.chdir(environment.ROOT)
    command = [str(python), "-m", *TOOLS[tool], *arguments]
    os.execv(command[0], command)  # noqa: S606 -- the tool takes this process's place, so that signals reach it


def install_servers() -> None:
    if environment.is_debian() and os.geteuid() == 0:
        os.environ["RUNLEVEL"] = "1"  # Debian starts no service for a package installed in this mode; tests start their own
        environment.ensure_debian_packages(DEBIAN_PACKAGES)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TOOLS:
        sys.exit(f"Name a tool: {', '.join(TOOLS)}.")
    try:
        main(*sys.argv[1:])
    except environment.MissingOnThisMachine as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
