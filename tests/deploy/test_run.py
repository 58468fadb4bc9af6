import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / "deploy" / "run.py"


def run(*arguments, **environment):
    plain = {name: value for name, value in os.environ.items() if name not in ("PORT", "HOST")}
    return subprocess.run(
        [sys.executable, str(RUN), *arguments],
        env={**plain, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )


@pytest.mark.parametrize("how", ["argument", "environment"])
def test_a_port_in_use_is_told_before_any_long_step(how):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = run(port) if how == "argument" else run(PORT=port)
    assert done.returncode == 1
    assert (
        done.stderr == f"Port {port} is in use by another program. Stop it, or choose another port: make run PORT={int(port) + 1}\n"
    )
    assert done.stdout == ""


@pytest.mark.parametrize("port", ["eight", "80 00", "-1", "8000;ls"])
def test_a_port_that_is_no_number_is_told(port):
    done = run(port)
    assert done.returncode == 1
    assert "PORT must be a number" in done.stderr
    assert "make run [PORT=8000]" in done.stderr
