"""`manage.py start` as a person runs it: a real process on a database of its own."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.template_database import copy_sqlite

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.faults


class Started:
    def __init__(self, folder, port):
        self.port = port
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "SITE_URL", "DEMO")},
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.core.serving.site_settings",
        }
        self.log = folder / "start.log"
        self.process = self.start(port)

    def start(self, port):
        with self.log.open("a") as log:
            command = [sys.executable, "manage.py", "start", "--port", str(port)]
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    def manage(self, *arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def get(self, path, **headers):
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked.request("GET", path, headers=headers)
        answer = asked.getresponse()
        return answer.status, answer.read().decode()

    def raw(self, request):
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(request)
            return line.recv(65536).split(b"\r\n")[0]

    def wait_until_ready(self):
        wait_for(lambda: "The site is ready" in self.log.read_text() or self.process.poll() is not None, seconds=60)
        assert self.process.poll() is None, self.log.read_text()


def wait_for(condition, *, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "too late"
        time.sleep(0.02)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a migrated database, so that nobody waits for migrations."""
    folder = tmp_path_factory.mktemp("site")
    copy_sqlite(folder / "consortium.sqlite3")
    return folder


@pytest.fixture(scope="module")
def site(folder):
    started = Started(folder, free_port())
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.process.terminate()
        started.process.wait(20)


def test_it_says_where_it_is_and_who_may_sign_in(site):
    told = site.log.read_text()
    assert f"The site is ready: http://127.0.0.1:{site.port}/" in told
    assert re.search(r"Teacher +\S+@\S+", told)
    assert site.get("/healthz") == (200, "ok\n")


def test_background_work_hears_the_bell_within_two_seconds(site):
    site.get("/tell/")
    wait_for(lambda: site.get("/told/")[1].startswith("told"), seconds=2)


def test_a_change_in_another_process_is_on_the_page_at_once(site):
    rename = "from wagtail.models import Site; site = Site.objects.get(); site.site_name = '{}'; site.save()"
    first, kept = site.get("/name/"), site.get("/name/")
    assert first == kept
    done = site.manage("shell", "-c", rename.format("Renamed"))
    assert done.returncode == 0, done.stderr
    assert site.get("/name/")[1].startswith("Renamed made")


def test_the_site_is_ready_with_everything_embedded(site):
    status, body = site.get("/readyz")
    assert (status, '"status": "ready"' in body) == (200, True), body


def test_a_second_start_says_what_to_do(site):
    same_port = site.manage("start", "--port", str(site.port))
    assert same_port.returncode == 1
    assert f"Port {site.port} is in use by another program." in same_port.stderr
    other_port = site.manage("start", "--port", str(free_port()))
    assert other_port.returncode == 1
    assert "This site is running already" in other_port.stderr


@pytest.mark.parametrize(
    "request_line",
    [b"GET /name/?q=\xff\xfe HTTP/1.1", b"GET /name/?q=fr\xc3\xbch HTTP/1.1", b"GET /\xff HTTP/1.1", b"GET /%ED%A0%80/ HTTP/1.1",
     b"GET /name/?q=" + b"x" * 10_000 + b" HTTP/1.1", b"GET /%00 HTTP/1.1", b"GET //// HTTP/1.1", b"BREW /name/ HTTP/1.1"],
    ids=lambda line: repr(line[:24]),
)  # fmt: skip
def test_bad_bytes_are_answered_and_are_never_our_failure(request_line, site):
    answer = site.raw(request_line + f"\r\nHost: 127.0.0.1:{site.port}\r\nConnection: close\r\n\r\n".encode())
    assert re.match(rb"HTTP/1\.1 [234]\d\d", answer), answer


def test_a_socket_from_elsewhere_or_to_nowhere_is_refused(site):
    shake = (
        "GET /ws/nowhere/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: {origin}\r\n\r\n"
    )
    for origin in ("http://evil.example", "null", f"http://127.0.0.1:{site.port}"):
        answer = site.raw(shake.format(port=site.port, origin=origin).encode())
        assert answer.startswith(b"HTTP/1.1 403"), (origin, answer)


def test_nothing_of_this_was_an_error(site):
    assert "Traceback" not in site.log.read_text()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_and_starts_again_quickly(how, site):
    site.process.send_signal(how)
    assert site.process.wait(15) == 0
    assert site.log.read_text().rstrip().endswith("Stopped. All data is kept.")
    site.log.write_text("")
    begun = time.monotonic()
    site.process = site.start(site.port)
    site.wait_until_ready()
    assert site.get("/told/")[1].startswith("told")
    assert time.monotonic() - begun < 8
