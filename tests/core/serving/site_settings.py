"""The embedded site as `manage.py start` runs it, without the minutes of demo, index and compressed files."""

from clearinghouse.settings.local import *  # noqa: F403
from clearinghouse.settings.local import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
START_STEPS = []
ROOT_URLCONF = "tests.core.serving.site_urls"
