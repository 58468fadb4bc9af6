"""One row of a list of large districts as facts."""

from __future__ import annotations

from clearinghouse.advocacy.services.large_districts import LargeDistrictFacts
from clearinghouse.exchange.tables import Row
from clearinghouse.exchange.tables.cells import BrokenCell, Cells

REQUIRED = frozenset({"name", "state", "enrolment", "year", "source", "source_url"})
FIRST_YEAR, LAST_YEAR = 1950, 2100
MOST_STUDENTS = 10_000_000


def read_row(row: Row) -> LargeDistrictFacts:
    """The facts of a row. Raises BrokenCell for the first thing in it that cannot be meant."""
    if row.fault:
        raise BrokenCell(row.fault)
    cells = Cells(row.cells)
    return LargeDistrictFacts(
        name=cells.text("name", longest=200, required=True),
        state=cells.text("state", longest=2, required=True),
        enrolment=cells.whole("enrolment", least=1, most=MOST_STUDENTS),
        year=cells.whole("year", least=FIRST_YEAR, most=LAST_YEAR),
        source=cells.text("source", longest=300, required=True),
        source_url=cells.text("source_url", longest=500, required=True),
    )
