"""Works that a curator chose from what ERIC found, brought into the queue of drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.eric.asking import ask_eric
from clearinghouse.exchange.selectors.eric import Preview, previews
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.models import LibraryIndexPage, LinkPage, ResourceSource
from clearinghouse.resources.services.research_reviews import library_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.eric.answers import EricRecord

KEPT_SECONDS = 3600
DESCRIPTION_LENGTH = 155
ORIGIN = "ERIC"
NO_ABSTRACT = "ERIC has no abstract of this work."


class PreviewIsOld(RuleViolation):
    """What was chosen is no longer kept."""

    code = "preview_is_old"
    message = "What you chose is no longer at hand. Search again, choose, and import within the hour."


@dataclass(frozen=True)
class Found:
    """A page of what ERIC found, as it would be imported."""

    total: int
    previews: list[Preview]
    unread: int


@dataclass
class Outcome:
    """What became of the chosen works: made, and left out because the library has them."""

    made: list[LinkPage] = field(default_factory=list)
    known: list[Preview] = field(default_factory=list)


def search_eric(words: str, *, actor: User, start: int = 0) -> Found:
    """Ask ERIC, and keep what it found for an hour, so that what is imported is what was seen.

    Not within a transaction. Raises NotAllowed and what `ask_eric` raises.
    """
    check_curates(actor)
    answer = ask_eric(words, start=start)
    cache.set_many({key_of(record.eric_id): record for record in answer.records}, KEPT_SECONDS)
    return Found(answer.total, previews(answer.records, actor), answer.unread)


@transaction.atomic
def import_from_eric(numbers: Iterable[str], *, actor: User) -> Outcome:
    """Make a draft of each of these works that the library does not have yet; two who choose the same make one.

    Raises NotAllowed, NoLibrary, and PreviewIsOld where one is no longer kept; then none is made.
    """
    check_curates(actor)
    kept: dict[str, EricRecord] = cache.get_many([key_of(number) for number in numbers])
    records = [kept.get(key_of(number)) for number in dict.fromkeys(numbers)]
    if not records or None in records:
        raise PreviewIsOld
    library = LibraryIndexPage.objects.select_for_update().get(pk=library_page().pk)
    outcome = Outcome()
    for chosen in previews([record for record in records if record], actor):
        if chosen.may_be_imported:
            outcome.made.append(make_draft(chosen, library, actor))
        else:
            outcome.known.append(chosen)
    return outcome


def make_draft(chosen: Preview, library: LibraryIndexPage, actor: User) -> LinkPage:
    """A link with all that ERIC records, for a curator to complete and publish."""
    record = chosen.record
    page = LinkPage(
        live=False, owner=actor, slug=find_available_slug(library, slugify(record.title)[:200] or record.eric_id.lower())
    )
    for name, value in fields_of(record).items():
        setattr(page, name, value)
    for name, terms in chosen.terms.items():
        setattr(page, name, terms)
    page.sources = [source_of(record)]
    library.add_child(instance=page)
    page.save_revision(user=actor, log_action=True)
    return page


def fields_of(record: EricRecord) -> dict[str, Any]:
    """The record's facts by the page's fields."""
    summary = record.description or NO_ABSTRACT
    return {
        "title": record.title,
        "summary": summary,
        "search_description": shorten(summary, DESCRIPTION_LENGTH, placeholder=" …"),
        "authors": list(record.authors),
        "published_year": record.year,
        "publisher": record.publisher or record.source[:200],
        "source_url": record.original_url,
        "doi": record.doi,
        "eric_id": record.eric_id,
        "language": record.language,
        "origin": Origin.IMPORTED,
        "origin_name": ORIGIN,
        "origin_identifier": record.eric_id,
        "origin_at": timezone.now(),
    }


def source_of(record: EricRecord) -> ResourceSource:
    """The work as a source, with what ERIC says of its kind and its review."""
    authors = "; ".join(record.authors)
    year = f" ({record.year})" if record.year else ""
    parts = [f"{authors}{year}".strip(), record.title, record.source]
    citation = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    reviewed = {True: "ERIC records it as peer reviewed.", False: "ERIC records it as not peer reviewed."}
    said = [f"Kind of publication: {'; '.join(record.types)}." if record.types else ""]
    said += [reviewed[record.is_peer_reviewed]] if record.is_peer_reviewed is not None else []
    supports = " ".join(part for part in said if part)
    return ResourceSource(citation=citation, url=record.page_url, doi=record.doi, eric_id=record.eric_id, supports=supports)


def key_of(number: str) -> str:
    """Where the cache keeps a record."""
    return f"eric-record:{number[:20]}"


def check_curates(actor: User) -> None:
    """Raise for a person who does not curate."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
