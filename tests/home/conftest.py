from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.home.services.site import prepare_site
from clearinghouse.resources.models import Finding, Intervention, LibraryIndexPage, ResearchReviewPage, Study, StudyReview


@pytest.fixture
def library(db: None) -> LibraryIndexPage:
    prepare_site(address="http://testserver", name="Mill Rivers")
    return LibraryIndexPage.objects.get()


@pytest.fixture
def review(library: LibraryIndexPage) -> Callable[..., ResearchReviewPage]:
    """`review("Pair reading", tier=1, audience=…, live=False)`: a page in the library, with one finding of that tier."""

    def make(title: str, *, tier: int | None = None, audience: str = Audience.PUBLIC, **fields: Any) -> ResearchReviewPage:
        intervention = Intervention.objects.create(name=title)
        study = Study.objects.create(citation=f"A study of {title}")
        reviewed = StudyReview.objects.create(study=study, intervention=intervention, design="RCT", rating="without_reservations")
        Finding.objects.create(review=reviewed, domain="Reading", measure="A test", essa_tier=tier)
        page = ResearchReviewPage(title=title, summary=f"What {title} is.", intervention=intervention, audience=audience, **fields)
        library.add_child(instance=page)
        return page

    return make
