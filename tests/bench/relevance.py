"""How well results are ranked: the collections of `../shared/data/relevance` through the product's own code, beside their floors."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.bench.measure import Row
from tests.bench.site import ROOT, environment_for, run_manage
from tests.servers.elasticsearch import Elasticsearch

COLLECTIONS = ROOT.parent / "shared" / "data" / "relevance"
FLOORS = {"database": 0.37, "elasticsearch": 0.40}
LINE = re.compile(r"^(\w+) +all +\d+ +([\d.]+) +([\d.]+)$", re.MULTILINE)


def run() -> list[Row]:
    """One row for each collection and engine; none where no collection is there."""
    folders = sorted(path for path in COLLECTIONS.glob("*") if path.is_dir())
    if not folders:
        print(f"  There is no collection in {COLLECTIONS}.", flush=True)
        return []
    server = Elasticsearch()
    try:
        with tempfile.TemporaryDirectory() as var:
            environment = environment_for(Path(var), DATABASE_URL="", ELASTICSEARCH_URL=server.start().url)
            run_manage(environment, "migrate", "-v0")
            return [
                row
                for folder in folders
                for row in rows_of(folder, run_manage(environment, "measure_relevance", "--collection", str(folder)))
            ]
    finally:
        server.stop()


def rows_of(folder: Path, printed: str) -> list[Row]:
    """What the command printed, as rows."""
    return [
        Row(f"{folder.name}, {engine}: against its floor", float(ndcg), FLOORS[engine], "nDCG@10")
        for engine, ndcg, _ in LINE.findall(printed)
    ]
