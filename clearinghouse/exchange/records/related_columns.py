"""Columns for what a resource is joined to: terms, tags, sources, a district, a document, a program, other resources."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError

from clearinghouse.exchange.records.field_columns import Column, words_of
from clearinghouse.exchange.tables.cells import BrokenCell, shortened
from clearinghouse.exchange.tables.mojibake import repair
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import ResourceSource

if TYPE_CHECKING:
    from clearinghouse.exchange.records.lookups import Lookups

PARTS_OF_A_SOURCE = ("citation", "url", "doi", "eric_id", "supports")


@dataclass(frozen=True)
class TermsColumn(Column):
    words: ClassVar[str] = "Slugs, with commas between them."

    def text(self, page: Any, lookups: Lookups) -> str:
        return ", ".join(sorted(term.slug for term in getattr(page, self.name).all()))

    def value(self, text: str, lookups: Lookups) -> list[Any]:
        return list(dict.fromkeys(lookups.term(self.field.related_model, word) for word in words_of(text)))


@dataclass(frozen=True)
class TechnologiesColumn(TermsColumn):
    """Those that the person may not see are neither told nor taken away."""

    words: ClassVar[str] = "Slugs of assistive technologies, with commas between them."

    def text(self, page: Any, lookups: Lookups) -> str:
        return ", ".join(sorted(found.slug for found in page.try_first.all() if found.slug in lookups.technologies))

    def value(self, text: str, lookups: Lookups) -> list[Any]:
        words = words_of(text)
        if unknown := [word for word in words if word not in lookups.technologies]:
            raise BrokenCell(f"“{shortened(unknown[0])}” is the slug of no assistive technology here")
        return [lookups.technologies[word] for word in words]

    def put(self, page: Any, value: Any, lookups: Lookups) -> None:
        kept = [found for found in page.try_first.all() if found.slug not in lookups.technologies] if page.pk else []
        page.try_first = [*value, *kept]


@dataclass(frozen=True)
class TagsColumn(Column):
    """Tags are made when they are written on a page, so a value is their names and `put` comes last."""

    words: ClassVar[str] = "Free tags, with commas between them. New ones wait for a curator."

    def text(self, page: Any, lookups: Lookups) -> str:
        tags = page.tags.all()
        return ", ".join(sorted(tag.name for tag in tags if tag.state == TagState.ACCEPTED or not lookups.is_public))

    def value(self, text: str, lookups: Lookups) -> list[str]:
        words = words_of(repair(text))
        if long := [word for word in words if len(word) > 100]:
            raise BrokenCell(f"“{shortened(long[0])}” is too long for a tag: 100 characters at most")
        return words

    def put(self, page: Any, value: list[str], lookups: Lookups) -> None:
        page.tags.set(value)


@dataclass(frozen=True)
class SourcesColumn(Column):
    words: ClassVar[str] = "JSON: a list of sources, each with citation and, where known, url, doi, eric_id and supports."

    def text(self, page: Any, lookups: Lookups) -> str:
        kept = [{name: getattr(source, name) for name in PARTS_OF_A_SOURCE} for source in page.sources.all()]
        return json.dumps([{k: v for k, v in source.items() if v} for source in kept], ensure_ascii=False) if kept else ""

    def value(self, text: str, lookups: Lookups) -> list[ResourceSource]:
        try:
            raw = json.loads(repair(text) or "[]")
            sources = [ResourceSource(**{name: str(words) for name, words in source.items()}) for source in raw]
            if any(set(source) - set(PARTS_OF_A_SOURCE) for source in raw):
                raise BrokenCell(f"a source may have: {', '.join(PARTS_OF_A_SOURCE)}")
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            if isinstance(error, BrokenCell):
                raise
            raise BrokenCell("sources must be JSON as an export of ours writes it") from error
        for number, source in enumerate(sources, start=1):
            source.sort_order = number
            checked(source, number)
        return sources


@dataclass(frozen=True)
class DistrictColumn(Column):
    words: ClassVar[str] = "The slug of the district that owns it."

    def text(self, page: Any, lookups: Lookups) -> str:
        return page.district.slug if page.district else ""

    def value(self, text: str, lookups: Lookups) -> Any:
        if text and text not in lookups.districts:
            raise BrokenCell(f"“{shortened(text)}” is the slug of no district here")
        return lookups.districts[text] if text else None


@dataclass(frozen=True)
class InterventionColumn(Column):
    words: ClassVar[str] = "The program by its What Works Clearinghouse number, or by its name here."

    def text(self, page: Any, lookups: Lookups) -> str:
        return str(page.intervention.wwc_id or page.intervention.name) if page.intervention_id else ""

    def value(self, text: str, lookups: Lookups) -> Any:
        if not text:
            raise BrokenCell("a research review needs its program; load it with the import of evidence")
        return lookups.intervention(text)


@dataclass(frozen=True)
class DocumentColumn(Column):
    words: ClassVar[str] = "The number of a document that is uploaded here."

    def text(self, page: Any, lookups: Lookups) -> str:
        return str(page.document_id or "")

    def value(self, text: str, lookups: Lookups) -> Any:
        if text and not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise BrokenCell(f"“{shortened(text)}” is not the number of a document")
        return lookups.document(int(text)) if text else None


def checked(source: ResourceSource, number: int) -> None:
    """Raise BrokenCell for a source that no form would take."""
    try:
        source.clean_fields(exclude=["page"])
    except ValidationError as error:
        raise BrokenCell(f"source {number}: {'; '.join(error.messages)}") from error
