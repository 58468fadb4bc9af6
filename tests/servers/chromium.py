"""Where Chromium is, and how tests start it."""

from __future__ import annotations

import os
import shutil

from tests.servers.process import ServerUnavailable

QUIET = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise ServerUnavailable("No Chromium: install Debian's chromium, or on macOS `brew install --cask chromium`.")


def arguments() -> list[str]:
    """Chromium's own sandbox refuses to run as root."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
