"""The product as it runs on one machine, with one empty view beside it to compare with."""

from clearinghouse.settings.local import *  # noqa: F403 -- settings are layered

ROOT_URLCONF = "tests.bench.urls"
