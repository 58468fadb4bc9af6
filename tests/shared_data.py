"""Real data beside the repository. What reads it is skipped by name in a clone without it, and proven on samples of our own too."""

from pathlib import Path

import pytest

NOT_HERE = "no data: "
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"
FINDINGS = FOLDER / "wwc_findings.csv"
DIRECTORY = FOLDER / "massachusetts_districts.csv"
CRANFIELD = FOLDER / "relevance" / "cranfield"


def needs(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(
        not path.exists(), reason=f"{NOT_HERE}../shared/data/{path.relative_to(FOLDER)} is not beside this clone"
    )
