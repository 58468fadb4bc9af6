import os
import sqlite3

import pytest
from django.core.cache import caches
from django.db import connection

from tests.core import urls


@pytest.fixture
def pages(settings):
    """The site answers with the pages of `tests/core/urls.py`; what each test asks for is made anew."""
    settings.ROOT_URLCONF = "tests.core.urls"
    urls.made.clear()
    caches["pages"].clear()
    return urls.made


@pytest.fixture
def site(tmp_path):
    """The environment of a site of its own: a copy of the migrated test database, or that database itself on a server."""
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(tmp_path / "consortium.sqlite3") as copy:
            connection.connection.backup(copy)
        copy.close()
        environment["DATABASE_URL"] = ""
    else:
        facts = connection.settings_dict
        place = f"{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}"
        environment["DATABASE_URL"] = f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{place}/{facts['NAME']}"
    return environment
