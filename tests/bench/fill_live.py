"""A topic with people who may write in it as fast as they like, and two who only read: python -m tests.bench.fill_live <people>.

Prints the number of the topic and each person's session as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.bench.site import ROOT


def fill_live(environment: dict[str, str], people: int) -> dict[str, Any]:
    """The number of the topic, and of each person a session."""
    command = [sys.executable, "-m", "tests.bench.fill_live", str(people)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    made: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return made


def main() -> None:
    import django

    django.setup()
    from django.contrib.sessions.models import Session

    from clearinghouse.districts.enums import Role
    from tests.bench.fill_events import session_of
    from tests.factories.districts import DistrictFactory, member
    from tests.factories.forums import BoardFactory, topic_on

    topic, district = topic_on(BoardFactory()), DistrictFactory()
    crowd = [member(Role.TEACHER, Role.MODERATOR, district=district) for _ in range(int(sys.argv[1]))]
    readers = [member(district=district) for _ in range(2)]
    sessions = [session.session_key for session in Session.objects.bulk_create(session_of(person) for person in (*crowd, *readers))]
    print(json.dumps({"topic": topic.pk, "sessions": sessions[:-2], "readers": sessions[-2:]}))


if __name__ == "__main__":
    main()
