"""One migrated database as a template, so that Wagtail's long first migration runs once and each worker copies it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "test-templates"


def digest() -> str:
    """Changes with every migration and pinned package."""
    files = [*ROOT.glob("clearinghouse/*/migrations/*.py"), *ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"]
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in sorted(files))).hexdigest()[:12]


def migrate(environment: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    settings = {"DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **settings, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"The template database could not be migrated:\n{done.stdout}\n{done.stderr}")


def sqlite_template() -> Path:
    """A migrated SQLite file, made once for these migrations; workers that come at the same time wait for the first."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = FOLDER / f"{digest()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in FOLDER.glob("*.sqlite3"):
                old.unlink()
            making = FOLDER / "making"
            shutil.rmtree(making, ignore_errors=True)
            migrate({"VAR_DIR": str(making), "DATABASE_URL": ""})
            fold_log_into_file(making / "consortium.sqlite3")
            (making / "consortium.sqlite3").rename(template)
    return template


def fold_log_into_file(database: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def copy_sqlite(target: Path) -> None:
    """Put a new file in place of the old: a connection that something still holds keeps the old one to itself."""
    copied = Path(f"{target}-copied")
    shutil.copyfile(sqlite_template(), copied)
    for suffix in ("-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    copied.replace(target)


def postgresql_template(server: str) -> str:
    """The name of a migrated database on this server, made once while other workers wait."""
    name = f"template_{digest()}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock-postgresql").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not rows(server, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):  # noqa: S608 -- our own digest
            execute(server, f'CREATE DATABASE "making_{name}"')
            migrate({"DATABASE_URL": on(server, f"making_{name}")})
            execute(server, f'ALTER DATABASE "making_{name}" RENAME TO "{name}"')
    return name


def copy_postgresql(server: str, target: str) -> None:
    template = postgresql_template(server)
    execute(server, f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
    execute(server, f'CREATE DATABASE "{target}" TEMPLATE "{template}"')


def on(server: str, database: str) -> str:
    return urlsplit(server)._replace(path=f"/{database}").geturl()


def execute(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(on(server, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def rows(server: str, query: str) -> list[tuple[object, ...]]:
    import psycopg

    with psycopg.connect(on(server, "postgres"), autocommit=True) as connection:
        return connection.execute(query).fetchall()
