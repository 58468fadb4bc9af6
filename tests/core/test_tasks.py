import os
import subprocess
import sys
import time

import pytest

from clearinghouse.core import outbox, tasks
from clearinghouse.core.models import Marker

ASK_FOR_WORK = """
from datetime import timedelta
from django.utils import timezone
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.tasks import purge_outbox
OutboxMessage.objects.create(topic="test", key="old", state="delivered", settled_at=timezone.now() - timedelta(days=30))
purge_outbox()
"""
LOOK = "from clearinghouse.core.models import OutboxMessage; print(OutboxMessage.objects.filter(topic='test').count())"


@pytest.fixture
def alarms(monkeypatch):
    """The alarms that are set; none goes off by itself."""
    alarms = []
    monkeypatch.setattr(tasks.deliver_topic, "schedule", lambda args, kwargs, delay: alarms.append((*args, delay)))
    tasks.HUEY.storage.flush_results()
    yield alarms
    tasks.HUEY.storage.flush_results()


def test_one_alarm_is_set_for_a_topic_however_many_ask(alarms):
    for pause in (3.0, 1.0, 59.0):
        tasks.set_alarm("mail", pause)
    tasks.set_alarm("index", 0.5)
    assert alarms == [("mail", 3.0), ("index", 0.5)]


def test_no_alarm_lets_a_message_wait_long_that_is_due_sooner(alarms):
    tasks.set_alarm("mail", 40.0)
    assert alarms == [("mail", tasks.LONGEST_ALARM_SECONDS)]


def test_the_sweep_finds_what_is_a_minute_away(alarms):
    tasks.set_alarm("mail", 61.0)
    tasks.set_alarm("mail", None)
    assert alarms == []


@pytest.mark.django_db
def test_an_alarm_that_went_off_can_be_set_again(alarms, monkeypatch):
    monkeypatch.setattr(outbox, "deliver_due", lambda topic: 2.0)
    tasks.deliver_topic.call_local("mail")
    tasks.deliver_topic.call_local("mail")
    assert len(alarms) == 1
    tasks.deliver_topic.call_local("mail", by_alarm=True)
    assert len(alarms) == 2


@pytest.mark.django_db
def test_the_worker_gives_a_sign_of_life():
    tasks.say_that_the_worker_lives.call_local()
    assert Marker.value_of("worker:alive") == ""


@pytest.mark.redis
@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_a_worker_process_on_redis_does_what_another_process_asks(site, redis_url):
    environment = {**site, "REDIS_URL": redis_url, "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local"}

    def shell(code):
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True).stdout.strip()

    shell(ASK_FOR_WORK)
    assert shell(LOOK) == "1"
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "run_huey"], env={**os.environ, **environment}, stderr=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 20
        while shell(LOOK) != "0":
            assert time.monotonic() < deadline, "the worker did nothing"
    finally:
        worker.terminate()
        assert worker.wait(20) == 0
