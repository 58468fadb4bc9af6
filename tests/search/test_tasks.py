"""The index's own care never fails for want of a server."""

import pytest

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from search.models import IndexRow
from search.services.rebuilding import check, refresh_all
from search.tasks import heal_index
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    reading = review_page("Pair reading")
    refresh_all()
    OutboxMessage.objects.update(state=OutboxState.DELIVERED)
    return reading


def test_what_differs_is_mended_and_told(reading, caplog) -> None:
    type(reading).objects.filter(pk=reading.pk).update(live=False)
    heal_index.call_local()
    assert IndexRow.objects.get(object_id=str(reading.pk)).is_removed
    assert "differed in 1 rows and 0 copies" in caplog.text
    assert not check()


def test_without_an_answer_from_the_server_the_task_ends_quietly_and_changes_nothing(reading, settings, caplog) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    caplog.set_level("INFO")
    heal_index.call_local()
    assert "was not checked" in caplog.text
    assert not IndexRow.objects.get(object_id=str(reading.pk)).is_removed
