"""Tables of resources as curators have them, and a library to take them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    FreeTag,
    FunctionalNeed,
    Grade,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    Requirement,
    ResearchReviewPage,
    ResourceSource,
    Subject,
    Topic,
)
from tests.factories.resources import InterventionFactory, library, published

Rows = Iterable[Mapping[str, str]]


def as_csv(rows: Rows) -> bytes:
    rows = list(rows)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(dict.fromkeys(name for row in rows for name in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def as_workbook(rows: Iterable[Iterable[Any]], path: Path) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def written(folder: Path, rows: Rows, name: str = "resources.csv") -> Path:
    path = folder / name
    path.write_bytes(as_csv(rows))
    return path


def a_library_of_every_kind(**shared: Any) -> dict[str, Any]:
    """One resource of each kind with every field filled, and texts that a spreadsheet program would run or mangle."""
    library()
    terms = {
        "topics": [Topic.objects.create(name="Literacy", slug="literacy", alternates=["reading"])],
        "subjects": [Subject.objects.create(name="Mathematics", slug="mathematics")],
        "grades": [
            Grade.objects.create(name="Grade 3", slug="3", position=3),
            Grade.objects.create(name="Grade 4", slug="4", position=4),
        ],
        "requirements": [Requirement.objects.create(name="A printer", slug="printer")],
    }
    facts = {
        "summary": '=HYPERLINK("http://bad.example";"x")\nand a second line, with a comma',
        "search_description": "@SUM(1)",
        "publisher": "-dash & <sons>",
        "authors": ["Marsh, Ada", "+plus, Bo"],
        "published_year": 2019,
        "source_url": "https://example.org/a?b=1",
        "doi": "10.1000/xyz",
        "eric_id": "ED503112",
        "language": "es",
        "license": "'=already quoted",
        "license_url": "https://example.org/license",
        "curated_tier": 2,
        "tier_note": "One study.",
        "effect_points": -3,
        "effect_months": 2,
        "effect_note": "Peña \u2013 2019",
        "cost_per_pupil": "12.50",
        "cost_note": "\ttabbed",
        "staff_hours_a_week": "1.25",
        "one_teacher": True,
        "one_teacher_note": "Yes",
        "review_by": "2027-01-31",
        "body": [("heading", {"text": "What to know", "size": "part"}), ("paragraph", "<p>Plain <b>words</b>.</p>")],
        **shared,
    }
    pages = {
        "review": ResearchReviewPage(
            title="River Readers", intervention=InterventionFactory(wwc_id=801), what_it_is="<p>It is.</p>", what_it_takes="<p>It takes.</p>"
        ),
        "guide": PracticeGuidePage(
            title="Helping readers",
            what_it_takes="<ul><li>Time</li></ul>",
            pages_in_original=40,
            recommendations=[
                (
                    "recommendation",
                    {"text": "Read aloud", "evidence": "strong", "steps": ["=One", "Two"], "obstacles": [{"obstacle": "No time", "answer": "Ten minutes"}]},
                )
            ],
        ),
        "practice": PracticePage(
            title="Quick quizzes", minutes=15, sessions="daily", monday=["-First", "Then"], devices="one_each", bandwidth="low",
            without_a_line="Paper.", staff="One teacher", iste_area="designer", samr="substitution", samr_question="Why?",
        ),
        "technology": AssistiveTechnologyPage(
            title="Reading guide", tech_level="low", environments=["classroom", "home"], what_it_does="<p>It holds the line.</p>",
            how_to_start=["Cut it"], with_people="An aide", accessibility_features=["largePrint"], access_modes=["visual"],
            accessibility_hazards=["none"], acr_product="Guide", acr_edition="VPAT 2.5", acr_date="2025-02-03",
            acr_url="https://example.org/acr", cost_low="0.50", cost_high="3", funding=["Own budget"], loan="Ask.", trial_weeks=4,
            trial_measures=["Lines read"], trial_steps=["Begin"], keep_if="It helps.", in_the_iep="As written.",
        ),
        "link": LinkPage(title="A report"),
    }  # fmt: skip
    for page in pages.values():
        for name, value in facts.items():
            setattr(page, name, value)
        page.sources = [
            ResourceSource(
                citation="=Marsh (2019). A study.", url="https://example.org/study", doi="10.1000/xyz", supports="That it works."
            )
        ]
        published(page, **terms)
        page.tags.set(["small schools", "-odd tag"])
        page.save()
        page.save_revision().publish()
    FreeTag.objects.filter(name="small schools").update(state="accepted")
    need = FunctionalNeed.objects.create(name="Reading", slug="reading-words")
    lower = published(AssistiveTechnologyPage(title="Paper strip", summary="A strip.", tech_level="low"))
    technology = AssistiveTechnologyPage.objects.get(slug="reading-guide")
    technology.functional_needs.set([need])
    technology.try_first.set([lower])
    technology.save_revision().publish()
    return {name: type(page).objects.get(pk=page.pk) for name, page in pages.items()} | {"lower": lower}
