"""What the database says of seats: python -m tests.faults.seats, asked of a site by `look`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import Any

from tests.bench.site import ROOT


def look(environment: dict[str, str]) -> dict[str, Any]:
    """Every registration and date of the site, read by a process of its own."""
    command = [sys.executable, "-m", "tests.faults.seats"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    import django

    django.setup()
    from clearinghouse.core.models import OutboxMessage
    from pd_events.models import EventDate, Registration
    from pd_events.services.seats import recount

    rows = Registration.objects.order_by("joined_at", "pk").prefetch_related("history")
    dates = EventDate.objects.values("pk", "capacity", "grandfathered", "taken")
    told = {
        "rows": [
            {"date": row.date_id, "person": row.person_id, "district": row.district_id, "seat": row.seat, "lines": len(row.history.all()),
             "taken_over": any(line.reason.startswith("Taken over") for line in row.history.all())}
            for row in rows
        ],
        "dates": list(dates),
        "drift": len(recount()),
        "letters": dict(Counter(OutboxMessage.objects.filter(topic="pd_events.letters").values_list("state", flat=True))),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
