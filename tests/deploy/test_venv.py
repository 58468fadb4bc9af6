import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import venv


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A checkout of its own with one requirement file; what would be installed is written down."""
    home = tmp_path / ".venv"
    monkeypatch.setattr(venv, "VENV", home)
    monkeypatch.setattr(venv, "PYTHON", home / "bin" / "python")
    monkeypatch.setattr(venv, "STAMP", home / "installed.json")
    done = []

    def make():
        done.append("make")
        shutil.rmtree(home, ignore_errors=True)
        (home / "bin").mkdir(parents=True)
        (home / "bin" / "python").symlink_to(sys.executable)

    monkeypatch.setattr(venv, "make_venv", make)
    monkeypatch.setattr(venv, "install", lambda requirements: done.append([path.name for path in requirements]))
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("django==5.2\n")
    return requirements, done


def test_what_is_installed_is_not_installed_again(place):
    requirements, done = place
    for _ in range(3):
        assert venv.ensure_venv([requirements]) == venv.PYTHON
    assert done == ["make", ["requirements.txt"]]


def test_a_changed_file_is_installed_into_the_same_environment(place):
    requirements, done = place
    venv.ensure_venv([requirements])
    requirements.write_text("django==6.0\n")
    venv.ensure_venv([requirements])
    assert done == ["make", ["requirements.txt"], ["requirements.txt"]]


def test_the_tests_requirements_come_on_top_and_go_stale_with_what_they_stand_on(place, tmp_path):
    requirements, done = place
    more = tmp_path / "requirements-dev.txt"
    more.write_text("pytest\n")
    venv.ensure_venv([requirements])
    venv.ensure_venv([requirements, more])
    venv.ensure_venv([requirements])
    assert len(done) == 3
    requirements.write_text("django==6.0\n")
    venv.ensure_venv([requirements])
    assert "requirements-dev.txt" not in venv.installed()


def test_an_installation_that_broke_off_is_begun_anew(place, monkeypatch):
    requirements, done = place
    venv.ensure_venv([requirements])
    requirements.write_text("django==6.0\n")

    def break_off(requirements):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(venv, "install", break_off)
        with pytest.raises(KeyboardInterrupt):
            venv.ensure_venv([requirements])
    assert venv.installed() == {}
    venv.ensure_venv([requirements])
    assert done[-1] == ["requirements.txt"]


def test_an_environment_of_another_python_is_made_anew(place):
    requirements, done = place
    venv.ensure_venv([requirements])
    have = json.loads(venv.STAMP.read_text())
    venv.STAMP.write_text(json.dumps({**have, "python": "3.10"}))
    venv.PYTHON.unlink()
    venv.PYTHON.parent.rmdir()
    venv.ensure_venv([requirements])
    assert done.count("make") == 2


@pytest.mark.parametrize("debian", [True, False])
def test_whoever_may_not_install_is_told_the_command(debian, monkeypatch):
    monkeypatch.setattr(venv, "is_debian", lambda: debian)
    monkeypatch.setattr(venv, "is_installed", lambda package: package == "git")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(venv.MissingOnThisMachine, match="sudo apt-get install .*python3-venv"):
        venv.ensure_debian_packages(["git", "python3-venv"])


def test_without_pango_the_site_still_starts(monkeypatch, capsys):
    monkeypatch.setattr(venv, "is_debian", lambda: True)
    monkeypatch.setattr(venv, "is_installed", lambda package: False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    venv.ensure_pango()
    assert "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0" in capsys.readouterr().out


def test_an_old_python_says_which_one_to_get(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    monkeypatch.setattr(venv.shutil, "which", lambda name: None)
    with pytest.raises(venv.MissingOnThisMachine, match=r"needs Python 3\.11 or newer, and python3 here is 3\.10\.12"):
        venv.require_python()


def test_uv_looks_where_pip_looks(monkeypatch):
    listed = "global.index-url='https://mirror.example/simple'\n:env:.find-links='/opt/a\\n/opt/b'\nglobal.timeout='60'\n"
    monkeypatch.setattr(venv.subprocess, "run", lambda *args, **options: subprocess.CompletedProcess(args, 0, stdout=listed))
    assert venv.pip_settings_for_uv() == {"UV_DEFAULT_INDEX": "https://mirror.example/simple", "UV_FIND_LINKS": "/opt/a,/opt/b"}


def test_the_file_needs_nothing_but_python():
    names = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import runpy, sys; runpy.run_path(sys.argv[1])", str(Path(venv.__file__))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert names.returncode == 0, names.stderr
