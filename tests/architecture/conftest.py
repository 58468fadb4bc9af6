from __future__ import annotations

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
