"""A worker as a process of its own, for `test_workers.py`: python -m tests.core.outbox.worker ROLE LOG"""

import os
import signal
import sys
from pathlib import Path

import django

django.setup()

from clearinghouse.core import outbox  # noqa: E402
from clearinghouse.core.models import OutboxMessage  # noqa: E402

role, log = sys.argv[1], Path(sys.argv[2])


def write_down(payloads):
    with log.open("a") as file:
        file.write("".join(f"{payload['n']}\n" for payload in payloads))


def deliver_and_die(payloads):
    write_down(payloads)
    os.kill(os.getpid(), signal.SIGKILL)


def fill(number):
    OutboxMessage.objects.bulk_create(OutboxMessage(topic="test", key=str(n), payload={"n": n}) for n in range(number))


if role.isdigit():
    fill(int(role))
else:
    outbox.register("test", outbox.Delivery(deliver_and_die if role == "die" else write_down, lease_seconds=1.5))
    print(outbox.deliver_due("test"))
