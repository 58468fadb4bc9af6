from datetime import timedelta

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.health import NotWell, checks
from clearinghouse.core.models import Marker, OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered():
    checks.all_migrations_applied.cache_clear()
    yield
    checks.all_migrations_applied.cache_clear()


def test_a_missing_migration_is_told():
    MigrationRecorder.Migration.objects.filter(app="core", name="0002_turns_at_other_servers").delete()
    with pytest.raises(NotWell, match="1 migrations are not applied"):
        checks.migrations()


def test_messages_that_wait_long_are_told():
    message = OutboxMessage.objects.create(topic="mail", key="a")
    assert checks.outbox_lag() == "nothing late"
    OutboxMessage.objects.filter(pk=message.pk).update(created_at=timezone.now() - timedelta(minutes=6))
    with pytest.raises(NotWell, match="1 messages wait .* the first for mail"):
        checks.outbox_lag()
    OutboxMessage.objects.filter(pk=message.pk).update(state=OutboxState.DEAD)
    assert checks.outbox_lag() == "nothing late"


def test_a_worker_that_is_silent_is_told():
    with pytest.raises(NotWell, match="run_huey"):
        checks.worker()
    Marker.put("worker:alive")
    assert checks.worker().startswith("seen 0 s ago")
    Marker.objects.update(updated_at=timezone.now() - timedelta(minutes=4))
    with pytest.raises(NotWell):
        checks.worker()


def test_a_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(checks, "LEAST_FREE_BYTES", 10**18)
    with pytest.raises(NotWell, match="MB are free"):
        checks.disk()


def test_a_cache_that_forgets_is_told(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    with pytest.raises(NotWell):
        checks.cache_keeps()
