"""A server that is run by hand goes when it is told to, whoever tells it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the server makes its own folder; it may run as somebody who sees nothing of ours."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def by_hand(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.servers", "redis"]
    surroundings = {**os.environ, "TMPDIR": str(folder)}
    program = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    yield program
    program.kill()
    program.communicate()


def port_told(program: subprocess.Popen[str]) -> int:
    return int(re.search(r":(\d+)", program.stdout.readline()).group(1))


@pytest.mark.redis
@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_server_run_by_hand_leaves_nothing_behind(word: signal.Signals, by_hand: subprocess.Popen[str], folder: Path) -> None:
    port = port_told(by_hand)
    assert answers(port)
    by_hand.send_signal(word)
    assert by_hand.wait(timeout=20) == 0
    assert not answers(port)
    assert list(folder.iterdir()) == []


@pytest.mark.redis
def test_a_server_that_ends_by_itself_ends_the_program_with_a_word(by_hand: subprocess.Popen[str], folder: Path) -> None:
    with socket.create_connection(("127.0.0.1", port_told(by_hand)), timeout=5) as redis:
        redis.sendall(b"SHUTDOWN NOSAVE\r\n")
    _, told = by_hand.communicate(timeout=20)
    assert by_hand.returncode == 1
    assert "redis ended by itself" in told
    assert list(folder.iterdir()) == []
