"""The checks, and what they found."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

KEEP_SECONDS = 5.0

Check = Callable[[], str]


class NotWell(Exception):
    """A check's finding; the message says what is wrong."""


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    name: str
    essential: bool
    well: bool
    detail: str
    seconds: float


checks: dict[str, tuple[Check, bool]] = {}
_kept: dict[str, tuple[float, list[Finding]]] = {}


def register(name: str, check: Check, *, essential: bool) -> None:
    """Name a check. It returns a few words when all is well and raises when it is not.

    Without what is essential the site serves nobody and `/readyz` answers 503; the rest only makes it degraded.
    """
    checks[name] = (check, essential)


def examine() -> list[Finding]:
    """Run every check, at most once in KEEP_SECONDS: whoever asks often costs little."""
    when, findings = _kept.get("all", (0.0, []))
    if not findings or time.monotonic() - when > KEEP_SECONDS:
        findings = [run(name, check, essential=essential) for name, (check, essential) in checks.items()]
        _kept["all"] = (time.monotonic(), findings)
    return findings


def forget() -> None:
    """Examine anew next time."""
    _kept.clear()


def run(name: str, check: Check, *, essential: bool) -> Finding:
    """One check, whatever happens in it."""
    started = time.monotonic()
    try:
        detail, well = check(), True
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is the finding
        detail, well = f"{type(error).__name__}: {error}"[:300], False
    return Finding(name, essential, well, detail, round(time.monotonic() - started, 3))


def state_of(findings: Sequence[Finding]) -> str:
    """`ready`, `degraded` when something that is not essential is unwell, else `down`."""
    if any(finding.essential and not finding.well for finding in findings):
        return "down"
    return "ready" if all(finding.well for finding in findings) else "degraded"
