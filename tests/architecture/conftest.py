from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.architecture.door import Door
from tests.architecture.world import build


@pytest.fixture(scope="module")
def door(django_db_setup: None, django_db_blocker: object) -> Iterator[Door]:
    """One world for a whole module; it is gone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Door(build())
        transaction.set_rollback(True)


@pytest.fixture
def nothing_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What Django refuses for safety it logs under a name of its own; anything else is a failure of ours."""
    with caplog.at_level(logging.ERROR):
        yield
    records = [record for record in caplog.get_records("call") if not record.name.startswith("django.security")]
    assert [record.getMessage() for record in records] == []
