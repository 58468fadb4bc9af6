"""The test settings on the database that a test names."""

import os

from clearinghouse.settings.test import *  # noqa: F403 -- all of them

DATABASES["default"]["NAME"] = os.environ["RACE_DATABASE"]  # noqa: F405 -- from the test settings
