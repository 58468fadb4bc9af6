"""One row of a state's directory of districts as facts."""

from __future__ import annotations

import re

from clearinghouse.districts.services.districts import DistrictFacts
from clearinghouse.exchange.tables import Row
from clearinghouse.exchange.tables.cells import BrokenCell, Cells

KEY = "state_org_code"
REQUIRED = frozenset({"name", KEY, "org_type", "operating", "town", "state", "zip", "grades"})
NO_GRADES = "NA"
CODE = re.compile(r"[A-Z0-9-]{2,20}", re.IGNORECASE)
# States whose codes all have one length; a spreadsheet program that took them for numbers has dropped the leading zeros.
CODE_LENGTHS = {"MA": 8}


def read_row(row: Row) -> DistrictFacts:
    """The facts of a row. Raises BrokenCell for the first thing in it that cannot be meant."""
    if row.fault:
        raise BrokenCell(row.fault)
    cells = Cells(row.cells)
    state = cells.text("state", longest=2, required=True)
    return DistrictFacts(
        name=cells.text("name", longest=200, required=True),
        state_code=read_code(cells, state),
        organisation_type=cells.text("org_type", longest=100),
        is_operating=read_operating(cells),
        town=cells.text("town", longest=100),
        state=state,
        zip_code=cells.text("zip", longest=10),
        grades=read_grades(cells),
    )


def read_code(cells: Cells, state: str) -> str:
    """The code under which the state knows the district."""
    code = cells.text(KEY, longest=20, required=True)
    if not CODE.fullmatch(code):
        raise BrokenCell(f"{KEY} is “{code}”; a code is letters and figures")
    length = CODE_LENGTHS.get(state)
    if length and len(code) != length:
        raise BrokenCell(
            f"{KEY} is “{code}”; codes of {state} have {length} figures. A spreadsheet program may have dropped leading zeros"
        )
    return code


def read_operating(cells: Cells) -> bool:
    """Whether the district runs schools; the directory must say."""
    operating = cells.truth("operating")
    if operating is None:
        raise BrokenCell("operating is blank")
    return operating


def read_grades(cells: Cells) -> tuple[str, ...]:
    """Grade codes in the directory's order, figures as two digits; none for a district without schools."""
    raw = cells.text("grades", longest=100)
    return () if raw in {"", NO_GRADES} else tuple(padded(code.strip()) for code in raw.split(","))


def padded(code: str) -> str:
    """`09` for `9`."""
    return code.zfill(2) if code.isdecimal() else code
