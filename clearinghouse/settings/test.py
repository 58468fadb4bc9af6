"""Tests: quick hashing, mail in memory, jobs at once; servers come from the environment that the runner sets."""

from clearinghouse.settings.base import *  # noqa: F403 -- settings are layered
from clearinghouse.settings.base import HUEY, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
HUEY["immediate"] = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
