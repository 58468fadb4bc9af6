"""A small consortium with things beside it that no figure may count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clearinghouse.districts.enums import Audience, DistrictKind
from tests.factories.districts import DistrictFactory
from tests.factories.resources import FindingFactory, InterventionFactory, StudyReviewFactory, review_page
from tests.fixtures.cms import in_cms

if TYPE_CHECKING:
    from clearinghouse.resources.models import ResearchReviewPage

__all__ = ["in_cms"]

SECRET = "Quiet Water"


def review_with(title: str, *tiers: int | None, **fields: object) -> ResearchReviewPage:
    """A page whose intervention has a finding of each of these tiers."""
    intervention = InterventionFactory(name=title)
    review = StudyReviewFactory(intervention=intervention)
    for tier in tiers:
        FindingFactory(review=review, essa_tier=tier, domain=f"{title} domain")
    return review_page(title, intervention=intervention, **fields)


@pytest.fixture
def districts(db: None) -> None:
    """Three that belong, with 1,500 students in two of them."""
    DistrictFactory(name="Alder Gap", slug="alder-gap", enrolment=1_000, enrolment_year=2025)
    DistrictFactory(name="Birch Hollow", slug="birch-hollow", kind=DistrictKind.ASSOCIATE, enrolment=500, enrolment_year=None)
    DistrictFactory(name="Cedar Run", slug="cedar-run", enrolment=None)


@pytest.fixture
def library(db: None) -> None:
    """Two resources for everybody: one with Tier 1 twice and Tier 3, one without findings."""
    review_with("River Readers", 1, 1, 3)
    review_with("Echo Math")


@pytest.fixture
def planted(districts: None, library: None) -> None:
    """What only some may see, or nobody yet, all of it larger than what all may see."""
    for kind in (DistrictKind.APPLICANT, DistrictKind.OBSERVER, DistrictKind.FORMER, DistrictKind.LISTED):
        DistrictFactory(name=f"{SECRET} {kind.label}", kind=kind, enrolment=77_777)
    owner = DistrictFactory(name="Dune End", slug="dune-end", enrolment=250, enrolment_year=2025)
    review_with(f"{SECRET} members", 1, audience=Audience.MEMBERS)
    review_with(f"{SECRET} district", 1, audience=Audience.DISTRICT, district=owner)
    review_with(f"{SECRET} unpublished", 1).unpublish()
