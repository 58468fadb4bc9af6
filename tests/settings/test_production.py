import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "k9-" * 30 + "long and never used anywhere else"


def manage(tmp_path, *arguments, **environment):
    facts = {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.production", **environment}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **facts},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_djangos_own_deploy_checks(tmp_path):
    done = manage(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=SECRET, SITE_URL="https://consortium.example"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_production_refuses_the_secret_that_everybody_knows(tmp_path):
    done = manage(tmp_path, "check", SECRET_KEY="for-one-machine-only-never-in-production")
    assert done.returncode != 0
    assert "Set SECRET_KEY to at least 50 random characters" in done.stderr


@pytest.mark.parametrize(
    ("processes", "redis", "refused"), [("2", "", True), ("2", "redis://127.0.0.1:6379/0", False), ("1", "", False)]
)
def test_several_processes_without_redis_are_refused(processes, redis, refused, tmp_path):
    done = manage(tmp_path, "check", SECRET_KEY=SECRET, WEB_CONCURRENCY=processes, REDIS_URL=redis)
    assert ("core.E001" in done.stderr) is refused
