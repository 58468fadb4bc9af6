"""Invented facts, to be varied with dataclasses.replace."""

from decimal import Decimal

from clearinghouse.resources.evidence.facts import FindingFacts, InterventionFacts, ReviewFacts, StudyFacts

FINDING = FindingFacts(
    wwc_id=1, domain="Alphabetics", measure="word list", topic="literacy", grade_band="k-3", sample_size=412, effect_size=0.35,
    improvement_index=14, p_value=0.01, is_significant=True, rating="without_reservations", essa_tier=1, unit_of_analysis="Student",
)  # fmt: skip
STUDY = StudyFacts(wwc_id=11, citation="Brook, A. (2011). Reading beside the river. Hill Press.", year=2011)
REVIEW = ReviewFacts(
    wwc_id=21, study=STUDY, design="RCT", rating="without_reservations", findings=(FINDING,), standards_version=Decimal("2.1"),
    in_rural=True, sample_make_up={"female": 49.0},
)  # fmt: skip
FACTS = InterventionFacts(
    wwc_id=31, name="River Readers", program_types=("supplement",), delivery_methods=("small group",), reviews=(REVIEW,)
)
