"""`make test`: checks, then every test against real servers, then a table of what ran and what did not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests import checks
from tests.servers import SERVERS, Server
from tests.servers.process import ServerUnavailable
from tests.shared_data import NOT_HERE

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "var" / "test-reports"
NOTHING_COLLECTED = 5
# Where tests race on the database that they are given; tests/faults starts sites on databases of its own.
RACES = ["tests/challenges", "tests/pd_events"]
VARIABLES = {"postgresql": "TEST_POSTGRESQL_URL", "redis": "TEST_REDIS_URL", "elasticsearch": "TEST_ELASTICSEARCH_URL"}


@dataclass
class Result:
    name: str
    passed: int = 0
    failed: int = 0
    not_run: list[str] = field(default_factory=list)
    without_data: list[str] = field(default_factory=list)
    seconds: float = 0.0


def main(wanted: list[str]) -> int:
    REPORTS.mkdir(parents=True, exist_ok=True)
    results: list[Result] = [] if wanted else [run_checks()]
    servers, missing = start_servers()
    try:
        environment = {**os.environ, **{VARIABLES[server.name]: server.url for server in servers}}
        environment["FAULTS"] = "full" if "faults" in wanted else "short"
        results += [run_suite(suite, environment) for suite in suites(environment) if not wanted or suite.name in wanted]
    finally:
        for server in servers:
            server.stop()
    return report(results, missing)


@dataclass(frozen=True)
class Suite:
    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def suites(environment: dict[str, str]) -> list[Suite]:
    inside = "not browser and not faults"
    found = [Suite("SQLite", ["-n", "2", "-m", inside], {"DATABASE_URL": ""})]
    if postgresql := environment.get("TEST_POSTGRESQL_URL"):
        on_postgresql = f"{inside} and not sqlite and not elasticsearch"
        ignored = ["--ignore=tests/architecture", "--ignore=tests/deploy"]
        found.append(Suite("PostgreSQL", ["-n", "2", "-m", on_postgresql, *ignored], {"DATABASE_URL": postgresql}))
    found.append(Suite("browser", ["-m", "browser"], {"DATABASE_URL": ""}))
    found.append(Suite("faults", ["-m", "faults and not postgresql_itself"], {"DATABASE_URL": ""}))
    if postgresql:
        found.append(Suite("races", ["-m", "faults and not sqlite", *RACES], {"DATABASE_URL": postgresql}))
    return found


def run_checks() -> Result:
    say("checks")
    started = time.monotonic()
    passed = checks.run_all()
    return Result("checks", int(passed), int(not passed), seconds=time.monotonic() - started)


def start_servers() -> tuple[list[Server], list[str]]:
    """Start all servers at once. What this machine cannot run is named, not hidden."""
    say("servers")

    def start(kind: type[Server]) -> Server | str:
        server = kind()
        try:
            return server.start()
        except ServerUnavailable as unavailable:
            server.stop()
            return f"{server.name}: {unavailable}"

    with ThreadPoolExecutor() as pool:
        outcomes = list(pool.map(start, SERVERS.values()))
    for outcome in outcomes:
        print(f"  {outcome if isinstance(outcome, str) else f'{outcome.name} at {outcome.url}'}", flush=True)
    return [o for o in outcomes if isinstance(o, Server)], [o for o in outcomes if isinstance(o, str)]


def run_suite(suite: Suite, environment: dict[str, str]) -> Result:
    say(f"tests: {suite.name}")
    started = time.monotonic()
    report_file = REPORTS / f"{suite.name}.xml"
    report_file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report_file}", *suite.arguments]
    code = subprocess.run(command, cwd=ROOT, env={**environment, **suite.environment}, check=False).returncode
    result = read_report(suite.name, report_file)
    if code not in (0, NOTHING_COLLECTED) and not result.failed:
        result.failed = 1
    result.seconds = time.monotonic() - started
    return result


def read_report(name: str, report_file: Path) -> Result:
    result = Result(name)
    if not report_file.exists():
        return result
    for case in ElementTree.parse(report_file).iter("testcase"):  # noqa: S314 -- pytest's own report
        skipped = case.find("skipped")
        if skipped is not None:
            reason = skipped.get("message", "")
            found = result.without_data if NOT_HERE in reason else result.not_run
            found.append(f"{case.get('classname')}::{case.get('name')}: {reason}")
        elif case.find("failure") is not None or case.find("error") is not None:
            result.failed += 1
        else:
            result.passed += 1
    return result


def report(results: list[Result], missing: list[str]) -> int:
    print(f"\n{'suite':<14}{'passed':>8}{'failed':>8}{'not run':>9}{'seconds':>9}")
    for result in results:
        print(f"{result.name:<14}{result.passed:>8}{result.failed:>8}{len(result.not_run):>9}{result.seconds:>9.0f}")
    not_run = [*missing, *(line for result in results for line in result.not_run)]
    tell("Not run", not_run)
    tell("Left out, for the real data is no part of the repository", [line for result in results for line in result.without_data])
    failed = sum(result.failed for result in results)
    passed = sum(result.passed for result in results)
    strict = os.environ.get("CI") == "true"
    print(f"\n{passed} passed, {failed} failed, {len(not_run)} skipped", flush=True)
    return 1 if failed or (strict and not_run) else 0


def tell(title: str, lines: list[str]) -> None:
    if lines:
        print("\n  ".join([f"\n{title}:", *lines]))


def say(step: str) -> None:
    print(f"\n=== {step}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
