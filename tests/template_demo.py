"""The demo consortium as a template: loaded once for this code and content, copied by each site that tests and benchmarks start."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.site import ROOT, Site, environment_for, free_port, run_manage, serving, uvicorn
from tests.template_database import FOLDER, copy_sqlite, fold_log_into_file

MADE_FROM = ("clearinghouse", "pd_events", "forums", "search", "templates", "static", "requirements.txt")
NOT_READ = {"__pycache__"}
STEPS = (("collectstatic", "--noinput", "-v0"), ("prepare_site",), ("load_demo",), ("rebuild_index",))


def copy_demo(var: Path) -> None:
    """Fill this folder for `VAR_DIR` with what a site has after its first start: database, index, pictures and static files."""
    shutil.copytree(demo_template(), var, dirs_exist_ok=True)


@contextmanager
def demo_site(var: Path) -> Iterator[Site]:
    """The demo consortium behind the embedded server, as `make run` starts it."""
    copy_demo(var)
    port = free_port()
    with serving(uvicorn(port), port, environment_for(var)) as site:
        yield site


def demo_template() -> Path:
    """The folder that is copied; who comes at the same time waits for the first."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = FOLDER / f"demo-{digest()}"
    with (FOLDER / "lock-demo").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in FOLDER.glob("demo-*"):
                shutil.rmtree(old)
            making = FOLDER / "demo-making"
            make(making)
            making.rename(template)
    return template


def make(var: Path) -> None:
    var.mkdir()
    copy_sqlite(var / "consortium.sqlite3")
    environment = environment_for(var, DATABASE_URL="", REDIS_URL="", ELASTICSEARCH_URL="")
    for step in STEPS:
        run_manage(environment, *step)
    fold_log_into_file(var / "consortium.sqlite3")


def digest() -> str:
    """Changes with every file that the product is made of."""
    seen = hashlib.sha256()
    for part in MADE_FROM:
        for path in files_below(ROOT / part):
            seen.update(os.fsencode(path.relative_to(ROOT)) + path.read_bytes())
    return seen.hexdigest()[:12]


def files_below(top: Path) -> list[Path]:
    if top.is_file():
        return [top]
    return sorted(path for path in top.rglob("*") if path.is_file() and not NOT_READ & set(path.parts))
