"""One row of the WWC export as facts."""

from __future__ import annotations

import re
from typing import NamedTuple

from clearinghouse.exchange.tables import Row
from clearinghouse.exchange.tables.cells import BrokenCell, Cells
from clearinghouse.exchange.tables.mojibake import repair
from clearinghouse.exchange.wwc import columns
from clearinghouse.resources.evidence.facts import FindingFacts, ReviewFacts, StudyFacts

YEAR = re.compile(r"\b(1[89]|20)[0-9]{2}")
ERIC_ID = re.compile(r"E[DJ][0-9]+")


class RowFacts(NamedTuple):
    """What one row says: a finding, and again the review, study and intervention that it belongs to."""

    intervention_id: int
    intervention_name: str
    program_types: frozenset[str]
    delivery_methods: frozenset[str]
    review: ReviewFacts
    finding: FindingFacts
    is_citation_repaired: bool


def read_row(row: Row) -> RowFacts:
    """The facts of a row. Raises BrokenCell for the first thing in it that cannot be meant."""
    if row.fault:
        raise BrokenCell(row.fault)
    cells = Cells(row.cells)
    finding = read_finding(cells)
    return RowFacts(
        intervention_id=cells.identifier(columns.INTERVENTION),
        intervention_name=cells.text("s_intervention_name", longest=255, required=True),
        program_types=flags(cells, "s_program_type_", columns.PROGRAM_TYPES),
        delivery_methods=flags(cells, "s_delivery_method_", columns.DELIVERY_METHODS),
        review=read_review(cells, read_study(cells)),
        finding=finding,
        is_citation_repaired=repair(row.cells["s_citation"]) != row.cells["s_citation"],
    )


def read_finding(cells: Cells) -> FindingFacts:
    """The outcome that the row measures."""
    return FindingFacts(
        wwc_id=cells.identifier(columns.FINDING),
        domain=cells.text("f_outcome_domain", longest=200, required=True),
        measure=cells.text("f_outcome_measure", longest=2000, required=True),
        topic=cells.choice("topic", columns.TOPICS, blank="") or "",
        outcome_group=cells.text("outcome_domain", longest=100),
        period=cells.text("f_period", longest=200),
        sample_description=cells.text("f_sample_description", longest=2000),
        grade_band=cells.choice("grade_band", columns.GRADE_BANDS, blank="") or "",
        sample_size=cells.whole("f_ss"),
        cluster_sample_size=cells.whole("f_cluster_ss"),
        effect_size=cells.number("f_effect_size_wwc", least=-50, most=50),
        improvement_index=cells.whole("f_improvement_index", least=-50, most=50),
        p_value=cells.number("f_p_value_wwc", least=0, most=1),
        is_significant=cells.truth("f_is_stat_sig"),
        rating=cells.choice("f_finding_rating", columns.RATINGS, blank="") or "",
        essa_tier=cells.choice("f_essa_rating", columns.TIERS),
        unit_of_analysis=cells.text("f_l1_unit_of_analysis", longest=20),
    )


def read_study(cells: Cells) -> StudyFacts:
    """The study as the row cites it."""
    year = YEAR.search(cells.raw("s_publication_date"))
    return StudyFacts(
        wwc_id=cells.identifier(columns.STUDY),
        citation=cells.text("s_citation", longest=5000, required=True),
        eric_id=read_eric_id(cells),
        publication=cells.text("s_publication", longest=5000),
        year=int(year.group()) if year else None,
        page_url=read_page_url(cells),
    )


def read_eric_id(cells: Cells) -> str:
    """The ERIC number, such as ED503112."""
    eric_id = cells.text("s_ericid", longest=20)
    if eric_id and not ERIC_ID.fullmatch(eric_id):
        raise BrokenCell(f"s_ericid is “{eric_id}”; an ERIC number is ED or EJ and figures")
    return eric_id


def read_page_url(cells: Cells) -> str:
    """The address of the study's page at its publisher, who gives the path only."""
    path = cells.text("s_study_page_url", longest=400)
    if not path or path.startswith(f"{columns.SITE}/"):
        return path
    if not re.fullmatch(r"/[\w/.-]+", path, re.ASCII):
        raise BrokenCell(f"s_study_page_url is “{path[:40]}”; it must be a path such as /Study/77027")
    return columns.SITE + path


def read_review(cells: Cells, study: StudyFacts) -> ReviewFacts:
    """The review of the study, without its findings."""
    return ReviewFacts(
        wwc_id=cells.identifier(columns.REVIEW),
        study=study,
        design=cells.choice("s_study_design", columns.DESIGNS, required=True) or "",
        rating=cells.choice("s_study_rating", columns.RATINGS, required=True) or "",
        purpose=cells.text("s_purpose_of_review", longest=100),
        protocol=cells.text("s_protocol", longest=200),
        protocol_version=cells.decimal("s_protocol_version", places=1, most=99),
        standards_version=cells.decimal("s_standards_version", places=1, most=99),
        posted_on=cells.day("s_posting_date"),
        rating_reason=cells.text("s_rating_reason", longest=2000),
        in_rural=cells.truth("s_urbanicity_rural"),
        in_suburban=cells.truth("s_urbanicity_suburban"),
        in_urban=cells.truth("s_urbanicity_urban"),
        is_multisite=cells.truth("s_multisite"),
        outside_us=cells.truth("s_international"),
        percent_english_learners=cells.decimal("s_ell", places=2, most=100),
        percent_low_income=cells.decimal("s_frpl", places=2, most=100),
        sample_make_up=read_sample_shares(cells),
    )


def read_sample_shares(cells: Cells) -> dict[str, float]:
    """The recorded percentages of the sample, blank ones left out."""
    shares = {name: cells.number(column, least=0, most=100) for name, column in columns.SAMPLE_SHARES.items()}
    return {name: share for name, share in shares.items() if share is not None}


def flags(cells: Cells, prefix: str, names: tuple[str, ...]) -> frozenset[str]:
    """The names whose column says yes."""
    return frozenset(name.replace("_", " ") for name in names if cells.truth(prefix + name))
