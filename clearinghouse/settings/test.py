"""Tests: quick hashing, mail in memory, jobs at once; servers come from the environment that the runner sets."""

import os

from clearinghouse.settings.base import *  # noqa: F403 -- settings are layered
from clearinghouse.settings.base import HUEY, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
HUEY["immediate"] = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CHECK_LINKS = False  # no test asks the world
# Servers on this machine that the tests start, by host and port: no other settings let a fetch reach one.
FETCH_TEST_ENDPOINTS = frozenset(os.environ.get("TEST_FETCH_ENDPOINTS", "").split(","))
ERIC_API_URL = "http://127.0.0.1/eric/"  # refused by the guarded door: no test asks a real library by accident
