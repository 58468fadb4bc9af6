"""What is cited: the original where it is recorded, else our own page about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from clearinghouse.exchange.formats.addresses import page_address
from clearinghouse.exchange.formats.characters import on_one_line
from clearinghouse.exchange.formats.citations.names import Name, name_of
from clearinghouse.resources.enums import ResourceKind

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.resources.models import ResourcePage


@dataclass(frozen=True)
class Work:
    """One work as a list of references needs it. `site` is the name of the web site, for what is a page of it and no publication."""

    key: str
    title: str
    authors: tuple[Name, ...]
    publisher: str
    site: str
    year: int | None
    day: date | None
    seen: date | None
    url: str
    doi: str
    eric_id: str
    language: str
    is_original: bool

    @property
    def is_report(self) -> bool:
        """Whether it was published as a work of its own; what was not is a page of a web site."""
        return bool(self.publisher and self.year)

    @property
    def maker(self) -> str:
        """Who stands for a work without authors: its publisher, or the web site that it is on."""
        return self.publisher or self.site


def work_of(page: ResourcePage) -> Work:
    """What to cite for a resource. No query."""
    return original_of(page) if has_original(page) else own_page_of(page)


def has_original(page: ResourcePage) -> bool:
    """Whether somebody else's work is recorded: who made it and where or when; of a link its address is enough."""
    is_found = bool(page.source_url or page.doi)
    if kind_of(page) == ResourceKind.LINK:
        return is_found or bool(page.authors or page.publisher)
    return bool(page.authors or page.publisher) and (is_found or page.published_year is not None)


def kind_of(page: ResourcePage) -> ResourceKind:
    """The kind of a resource, also where it was read as a page of any kind."""
    kind: ResourceKind = page.specific_class.kind
    return kind


def original_of(page: ResourcePage) -> Work:
    """The work that the record describes. Where no day or year is recorded, the day on which it is looked up takes its place."""
    url = on_one_line(page.source_url) or (f"https://doi.org/{page.doi}" if page.doi else page_address(page))
    return Work(
        key=page.slug,
        title=on_one_line(page.title) or page.slug,
        authors=tuple(name_of(author) for author in page.authors),
        publisher=on_one_line(page.publisher),
        site=on_one_line(page.publisher) or host_of(url),
        year=page.published_year,
        day=None,
        seen=None if page.published_year else timezone.localdate(),
        url=url,
        doi=on_one_line(page.doi),
        eric_id=on_one_line(page.eric_id),
        language=page.language,
        is_original=True,
    )


def own_page_of(page: ResourcePage) -> Work:
    """Our page, by the consortium, as it was last published."""
    at = page.last_published_at or page.first_published_at
    day = timezone.localtime(at).date() if at else timezone.localdate()
    return Work(
        key=page.slug,
        title=on_one_line(page.title) or page.slug,
        authors=(),
        publisher="",
        site=on_one_line(settings.SITE_NAME),
        year=day.year,
        day=day,
        seen=None,
        url=page_address(page),
        doi="",
        eric_id="",
        language="en",
        is_original=False,
    )


def host_of(url: str) -> str:
    """`ies.ed.gov` for an address there."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
