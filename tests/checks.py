"""`make check`: what can be known without running the product. `--fix` formats instead."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(60),
    "SITE_URL": "https://consortium.example",
    "ALLOWED_HOSTS": "consortium.example",
}


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    seconds: float
    output: str


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def tool(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


def checks() -> list[Check]:
    test = {"DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    return [
        Check("types (mypy strict)", tool("mypy"), test),
        Check("Python format (ruff)", tool("ruff", "format", "--check", ".")),
        Check("Python lint (ruff)", tool("ruff", "check", ".")),
        Check("layers (import-linter)", tool("lint-imports", "--no-cache"), test),
        Check(
            "template format (djangofmt)", tool("djangofmt", "--check", "--profile", "django", "--line-length", "132", *templates())
        ),
        Check("template style (djade)", tool("djade", "--check", "--target-version", "5.2", *templates())),
        Check("template lint (djLint)", tool("djlint", "--lint", "--quiet", "templates")),
        Check("migrations are complete", manage("makemigrations", "--check", "--dry-run"), test),
        Check("deployment settings", manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ]


def run(check: Check) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        check.command, cwd=ROOT, env={**os.environ, **check.environment}, capture_output=True, text=True, check=False
    )
    return Outcome(check.name, done.returncode == 0, time.monotonic() - started, (done.stdout + done.stderr).strip())


def run_all() -> bool:
    """Run every check, two at a time, and show what failed. Returns whether all passed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(run, checks()))
    for outcome in outcomes:
        if not outcome.passed:
            print(f"\n--- {outcome.name}\n{outcome.output}")
    print()
    for outcome in outcomes:
        print(f"  {'passed' if outcome.passed else 'FAILED'}  {outcome.seconds:5.1f} s  {outcome.name}")
    return all(outcome.passed for outcome in outcomes)


def fix() -> None:
    for command in (
        tool("ruff", "check", "--fix", "--quiet", "."),
        tool("ruff", "format", "--quiet", "."),
        tool("djangofmt", "--quiet", *templates()),
        tool("djade", "--target-version", "5.2", *templates()),
    ):
        subprocess.run(command, cwd=ROOT, check=False)


if __name__ == "__main__":
    if "--fix" in sys.argv:
        fix()
    else:
        sys.exit(0 if run_all() else 1)
