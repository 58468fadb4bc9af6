"""A real PostgreSQL: a cluster of its own, in a folder, without the waits for the disk that tests do not need."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.servers.process import Server, ServerUnavailable

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "shared_buffers=256MB")


def programs() -> Path:
    """The folder of PostgreSQL's programs; Debian keeps them off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise ServerUnavailable("No PostgreSQL server: install Debian's postgresql, or on macOS `brew install postgresql@15`.")


class PostgreSQL(Server):
    name = "postgresql"

    def __init__(self, *, port: int | None = None, settings: tuple[str, ...] = QUICK) -> None:
        super().__init__(port=port)
        self.settings = settings

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        return f"postgresql://tests@127.0.0.1:{self.port}/{database}"

    def prepare(self) -> None:
        (self.folder / "data").mkdir(mode=0o700)
        self.give_away()
        command = [
            str(programs() / "initdb"),
            "-D",
            str(self.folder / "data"),
            "-U",
            "tests",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment(), capture_output=True, text=True, check=False, **self.identity()
        )
        if done.returncode:
            raise ServerUnavailable(f"initdb failed: {done.stderr[-1500:]}")

    def command(self) -> list[str]:
        options = [part for setting in self.settings for part in ("-c", setting)]
        place = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port)]
        return [str(programs() / "postgres"), *place, *options]

    def answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.Error:
            return False
        return True
