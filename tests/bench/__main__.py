"""`make bench WHAT=…`: every benchmark, or the one named; a table on screen and var/bench/<what>.json."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from tests.bench.measure import Row

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ("pages", "servers", "search", "relevance", "library", "registration", "events", "forums", "forums_live")


def main(wanted: list[str]) -> int:
    unknown = [name for name in wanted if name not in KNOWN]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. Choose from {', '.join(KNOWN)}.")
        return 2
    for name in wanted or KNOWN:
        print(f"\n{name}", flush=True)
        rows: list[Row] = importlib.import_module(f"tests.bench.{name}").run()
        write(name, rows)
        show(rows)
    return 0


def write(name: str, rows: list[Row]) -> None:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps([row.as_dict() for row in rows], indent=2) + "\n")


def show(rows: list[Row]) -> None:
    print(f"{'ratio':>8}  {'ours':>10}  {'reference':>10}  unit        name")
    for row in rows:
        print(f"{row.ratio:>8.3f}  {row.ours:>10.2f}  {row.reference:>10.2f}  {row.unit:<10}  {row.name}")


if __name__ == "__main__":
    sys.exit(main([name for name in sys.argv[1:] if name]))
