"""A real server as a plain process: on a free port, in a folder of its own, gone with the test run."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import ClassVar

UNPRIVILEGED = "nobody"


class ServerUnavailable(Exception):
    """This machine cannot run the server; the message says why and what would help."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """Start, stop, and hurt one server. Subclasses say the command and how to know that it answers."""

    name: ClassVar[str]
    starts_within_seconds: ClassVar[float] = 60

    def __init__(self, *, port: int | None = None) -> None:
        self.port = port or free_port()
        self.folder = Path(tempfile.mkdtemp(prefix=f"test-{self.name}-"))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        raise NotImplementedError

    def prepare(self) -> None:
        """Lay out the folder before the first start."""

    def command(self) -> list[str]:
        raise NotImplementedError

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.folder)}

    def answers(self) -> bool:
        raise NotImplementedError

    def start(self) -> Server:
        if not any(self.folder.iterdir()):
            self.prepare()
            self.give_away()
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            self.command(),
            cwd=self.folder,
            env=self.environment(),
            stdout=log,
            stderr=log,
            start_new_session=True,
            **self.identity(),
        )
        log.close()
        self.wait_until_it_answers()
        return self

    def identity(self) -> dict[str, object]:
        """Servers that refuse root run as somebody without rights."""
        return {"user": UNPRIVILEGED, "group": pwd.getpwnam(UNPRIVILEGED).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}

    def give_away(self) -> None:
        if os.geteuid() == 0:
            owner = pwd.getpwnam(UNPRIVILEGED)
            for path in [self.folder, *self.folder.rglob("*")]:
                os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)

    def wait_until_it_answers(self) -> None:
        end = time.monotonic() + self.starts_within_seconds
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                raise ServerUnavailable(f"{self.name} ended at its start:\n{self.last_words()}")
            if self.answers():
                return
            time.sleep(0.1)
        self.kill()
        raise ServerUnavailable(f"{self.name} did not answer within {self.starts_within_seconds:.0f} s:\n{self.last_words()}")

    def last_words(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")[-2000:]

    def signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)

    def pause(self) -> None:
        self.signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.signal(signal.SIGCONT)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait(timeout=20)

    def stop(self) -> None:
        """End the server and leave nothing of it behind."""
        self.resume()
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
