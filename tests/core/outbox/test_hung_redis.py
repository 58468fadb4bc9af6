"""A job store that hangs: the change is stored, the page goes on, the message goes out later."""

import os
import socket
import subprocess
import sys
import time

import pytest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]

STORE_TWO_CHANGES = """
import time
from clearinghouse.core import outbox
from clearinghouse.core.models import OutboxMessage
started = time.monotonic()
for number in range(2):
    outbox.enqueue("test", {"n": number}, key=str(number))
print(OutboxMessage.objects.filter(topic="test", state="waiting").count(), time.monotonic() - started)
"""


def test_a_hung_redis_delays_a_change_by_a_moment_once(site):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        settings = {
            "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.local",
            "REDIS_URL": f"redis://127.0.0.1:{mute.getsockname()[1]}/0",
        }
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", STORE_TWO_CHANGES]
        begun = time.monotonic()
        done = subprocess.run(command, env={**os.environ, **site, **settings}, capture_output=True, text=True, check=False)
    waiting, seconds = done.stdout.split()
    assert int(waiting) == 2, done.stderr
    assert float(seconds) < 3
    assert time.monotonic() - begun < 20
