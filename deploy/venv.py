"""Makes `.venv` and fills it, with nothing but Python itself. Used by `make run` and `make test`.

Measured with 121 packages at hand on two cores: pip 19.6 s, uv and its own download 3.5 s. So uv installs, and pip where uv cannot.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
OLDEST = (3, 11)
UV = "uv>=0.9,<1"
# What uv must be told, since it does not read pip's settings: pip's name for it and uv's.
PIP_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}
# Behind a district's web filter only the machine's own store knows the certificate. The second name is what uv before 0.10 called it.
TRUST_THE_MACHINE = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}


class MissingOnThisMachine(Exception):
    """Something must be installed by hand; the message is the whole answer for the person at the keyboard."""


def say(text: str) -> None:
    print(text, flush=True)


def require_python() -> None:
    """Go on with Python 3.11 or newer: this one, else the newest on the path."""
    if sys.version_info >= OLDEST:
        return
    for minor in (13, 12, 11):
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.run([newer, "-c", ""], check=False).returncode == 0:
            os.execv(newer, [newer, *sys.argv])  # noqa: S606 -- the same program under another Python
    here = ".".join(str(part) for part in sys.version_info[:3])
    raise MissingOnThisMachine(
        f"This needs Python 3.11 or newer, and python3 here is {here}.\n"
        "On Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv\nOn macOS: brew install python@3.13"
    )


def is_debian() -> bool:
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def is_installed(package: str) -> bool:
    asked = subprocess.run(["dpkg-query", "-W", "-f=${Status}", package], capture_output=True, text=True, check=False)
    return asked.returncode == 0 and asked.stdout.endswith("ok installed")


def ensure_debian_packages(packages: Sequence[str]) -> None:
    """Install what is missing of these Debian packages as root; anybody else is told the command. Raises MissingOnThisMachine."""
    missing = [package for package in packages if not is_installed(package)] if is_debian() else list(packages)
    if not missing:
        return
    command = "apt-get install " + " ".join(missing)
    if not is_debian() or os.geteuid() != 0:
        raise MissingOnThisMachine(f"Missing on this machine. Install with:\n  sudo {command}")
    say(f"Installing {', '.join(missing)} …")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0:
        return
    subprocess.run(["apt-get", "update", "-q"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise MissingOnThisMachine(f"apt-get could not install {' '.join(missing)}. See its message above, then: {command}")


def ensure_pango() -> None:
    """See to the text library that PDF files are set with. Without it all but PDF works, so that others are only told."""
    homebrew = ("/opt/homebrew/lib/libpango-1.0.dylib", "/usr/local/lib/libpango-1.0.dylib")
    if sys.platform == "darwin":
        if not any(Path(library).exists() for library in homebrew):
            say("PDF files cannot be made until Pango is here. Install it with:\n  brew install pango")
    elif is_debian():
        try:
            ensure_debian_packages(["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"])
        except MissingOnThisMachine as missing:
            say(f"PDF files cannot be made until Pango is here. {missing}")


def ensure_venv(requirements: Sequence[Path]) -> Path:
    """Make `.venv` and install these requirement files, at once when they are installed already. Returns its Python."""
    require_python()
    wanted = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in requirements}
    have = installed()
    if wanted.items() <= have.items():
        return PYTHON
    if not have and not works("import pip"):
        make_venv()
    changed = any(name in have and have[name] != digest for name, digest in wanted.items())
    STAMP.unlink(missing_ok=True)
    install(requirements)
    STAMP.write_text(json.dumps({**({} if changed else have), **wanted, "python": version()}))
    return PYTHON


def installed() -> dict[str, str]:
    """The requirement files that are in `.venv`, by name and hash; nothing when it is broken or made by another Python."""
    try:
        have: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return have if have.get("python") == version() and works("") else {}


def version() -> str:
    return ".".join(str(part) for part in sys.version_info[:2])


def works(code: str) -> bool:
    """Whether `.venv` has a Python of this version that runs this."""
    check = f"import sys; assert sys.version_info[:2] == {tuple(sys.version_info[:2])}; {code}"
    return PYTHON.exists() and subprocess.run([str(PYTHON), "-c", check], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    for module in ("venv", "ensurepip"):
        if subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True, check=False).returncode != 0:
            if not is_debian():
                raise MissingOnThisMachine(f"This Python has no {module} module. Install a complete Python 3.11 or newer.")
            ensure_debian_packages([f"python{version()}-venv"])
    say("Making .venv …")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], cwd=ROOT, check=True)


def install(requirements: Sequence[Path]) -> None:
    started = time.monotonic()
    say(f"Installing {' and '.join(path.name for path in requirements)} …")
    files = [argument for path in requirements for argument in ("-r", str(path))]
    if not install_with_uv(files):
        say("uv is not to be had; pip takes longer (about a minute) …")
        command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", *files]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            raise MissingOnThisMachine(
                "The packages could not be installed. See the message above; then run the same command again."
            )
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def install_with_uv(files: list[str]) -> bool:
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", UV]
    if subprocess.run(pip, cwd=ROOT, capture_output=True, check=False).returncode != 0:
        return False
    command = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON), *files]
    told = {**TRUST_THE_MACHINE, **pip_settings_for_uv(), **os.environ}
    return subprocess.run(command, cwd=ROOT, env=told, check=False).returncode == 0


def pip_settings_for_uv() -> dict[str, str]:
    """Where pip is told to look for packages, in uv's words."""
    asked = subprocess.run([str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False)
    settings = {}
    for line in asked.stdout.splitlines():
        name, _, value = line.partition("=")
        if (known := PIP_SETTINGS.get(name.rpartition(".")[2])) and value:
            settings[known] = value.strip("'\"").replace("\\n", "," if known == "UV_FIND_LINKS" else " ")
    return settings
