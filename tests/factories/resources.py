"""A library with evidence in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import factory
from factory.django import DjangoModelFactory

from clearinghouse.home.models import HomePage
from clearinghouse.resources.enums import GradeBand, StudyDesign, StudyRating
from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    Finding,
    Intervention,
    LibraryIndexPage,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResearchReviewPage,
    ResourcePage,
    Study,
    StudyReview,
    Term,
    Topic,
)


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class InterventionFactory(DjangoModelFactory):
    class Meta:
        model = Intervention

    name = factory.Sequence(lambda n: f"River Readers {n}")


class StudyFactory(DjangoModelFactory):
    class Meta:
        model = Study
        django_get_or_create = ("citation",)

    citation = factory.Sequence(lambda n: f"Marsh, A. ({2000 + n % 20}). A study of reading, number {n}.")
    year = 2015


class StudyReviewFactory(DjangoModelFactory):
    """A randomized study in several sites, reviewed under standards 3."""

    class Meta:
        model = StudyReview

    study = factory.SubFactory(StudyFactory)
    intervention = factory.SubFactory(InterventionFactory)
    design = StudyDesign.RCT
    rating = StudyRating.WITHOUT_RESERVATIONS
    standards_version = "3.0"
    is_multisite = True


class FindingFactory(DjangoModelFactory):
    """A clear gain for 400 students."""

    class Meta:
        model = Finding

    review = factory.SubFactory(StudyReviewFactory)
    topic = "literacy"
    outcome_group = "general literacy"
    domain = "Reading achievement"
    measure = factory.Sequence(lambda n: f"reading test {n}")
    grade_band = GradeBand.K_3
    sample_size = 400
    effect_size = 0.2
    improvement_index = 8
    is_significant = True


def library() -> LibraryIndexPage:
    """The site's library page, made where it is missing."""
    from wagtail.models import Page, Site

    found = LibraryIndexPage.objects.first()
    if found:
        return found
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Home", slug="front", headline="What small districts do together"))
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home, "hostname": "testserver", "port": 80})
    return home.add_child(instance=LibraryIndexPage(title="Library", slug="library"))


def review_page(title: str = "River Readers", *, intervention: Intervention | None = None, **fields: object) -> ResearchReviewPage:
    """A published research review; without fields of its own anybody may see it."""
    page = ResearchReviewPage(
        title=title, intervention=intervention or InterventionFactory(name=title), **{"summary": f"{title} in short.", **fields}
    )
    library().add_child(instance=page)
    page.save_revision().publish()
    return ResearchReviewPage.objects.get(pk=page.pk)


def published(page: ResourcePage, **terms: Iterable[Term]) -> Any:
    """A resource below the library, with these terms by the name of their field, as it is published."""
    library().add_child(instance=page)
    for name, chosen in terms.items():
        getattr(page, name).set(chosen)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def practice_page(title: str = "Quick quizzes", **fields: object) -> PracticePage:
    return published(PracticePage(title=title, **{"summary": f"{title} in short.", **fields}))


def guide_page(title: str = "Helping readers", **fields: object) -> PracticeGuidePage:
    return published(PracticeGuidePage(title=title, **{"summary": f"{title} in short.", **fields}))


def technology_page(title: str = "Reading guide", **fields: object) -> AssistiveTechnologyPage:
    return published(AssistiveTechnologyPage(title=title, **{"summary": f"{title} in short.", "tech_level": "low", **fields}))


def link_page(title: str = "A report", **fields: object) -> LinkPage:
    return published(
        LinkPage(title=title, **{"summary": f"{title} in short.", "source_url": "https://example.org/report", **fields})
    )
