"""One machine, nothing to install: SQLite, search and background work in one process."""

from clearinghouse.settings.base import *  # noqa: F403 -- settings are layered
