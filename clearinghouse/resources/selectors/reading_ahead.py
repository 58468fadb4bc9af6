"""What a resource's page shows of the vocabularies, read at once before its templates ask term by term."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, IntegerField, Min, Value
from django.db.models.functions import Cast

from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import VOCABULARIES, FreeTag, Grade, LinkCheck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from clearinghouse.resources.models import ResourcePage


LINKS, TAGS = "links", "tags"


def read_terms(page: ResourcePage) -> None:
    """Read the terms of every vocabulary that the page has, in one query; `page.topics.all()` and its like then ask for nothing.

    The same query tells when the page's links were checked: `page.links_checked_at`, None where they never were; and the names of those
    of its tags that curators accepted: `page.shown_tags`.

    The terms are for showing: they know their name and address, and as `broader_slug` the term above them, and nothing else.
    """
    fields: dict[str, type[Any]] = {
        vocabulary.field: vocabulary for vocabulary in VOCABULARIES if hasattr(type(page), vocabulary.field)
    }
    first, *others = [terms_in(page, vocabulary) for vocabulary in fields.values()]
    kept: dict[str, list[Any]] = {name: [] for name in fields}
    page.links_checked_at, page.shown_tags = None, ()
    everything = first.union(*others, links_of(page), tags_of(page), all=True)
    for name, _, pk, label, slug, above in sorted(everything, key=lambda row: row[:5]):
        if name == LINKS:
            page.links_checked_at = read_time(label)
        elif name == TAGS:
            page.shown_tags = (*page.shown_tags, label)
        else:
            term = fields[name](pk=pk, name=label, slug=slug)
            term.broader_slug = above
            kept[name].append(term)
    page.__dict__.setdefault("_cluster_related_objects", {}).update(kept)


def read_terms_of(pages: Sequence[ResourcePage]) -> None:
    """The same for many pages of one kind, in one query for each vocabulary."""
    for vocabulary in VOCABULARIES:
        if pages and hasattr(type(pages[0]), vocabulary.field):
            kept: dict[int, list[Any]] = {page.pk: [] for page in pages}
            terms: QuerySet[Any] = vocabulary.objects.all()
            for term in terms.filter(resources__in=list(kept)).annotate(of_page=F("resources")):
                kept[term.of_page].append(term)
            for page in pages:
                page.__dict__.setdefault("_cluster_related_objects", {})[vocabulary.field] = kept[page.pk]


def terms_in(page: ResourcePage, vocabulary: type[Any]) -> QuerySet[Any, Any]:
    """The terms of one vocabulary that the page has, each as field, place, id, name and address."""
    place = F("position") if vocabulary is Grade else Value(0, output_field=IntegerField())
    terms = vocabulary.objects.filter(resources=page.pk).order_by()
    found: QuerySet[Any, Any] = terms.annotate(in_field=Value(vocabulary.field), place=place).values_list(
        "in_field", "place", "pk", "name", "slug", "broader__slug"
    )
    return found


def tags_of(page: ResourcePage) -> QuerySet[Any, Any]:
    """Its accepted tags, in the columns of terms."""
    tags = FreeTag.objects.filter(tagged__content_object=page.pk, state=TagState.ACCEPTED).order_by()
    found: QuerySet[Any, Any] = tags.annotate(
        in_field=Value(TAGS), place=Value(0, output_field=IntegerField()), above=Value("")
    ).values_list("in_field", "place", "pk", "name", "slug", "above")
    return found


def links_of(page: ResourcePage) -> QuerySet[Any, Any]:
    """When the address of the page that was asked longest ago was asked, in the columns of terms; no row where none was."""
    checked = LinkCheck.objects.filter(page=page.pk, checked_at__isnull=False).order_by().values("page")
    found: QuerySet[Any, Any] = checked.annotate(
        in_field=Value(LINKS),
        place=Value(0, output_field=IntegerField()),
        number=F("page_id"),
        label=Cast(Min("checked_at"), CharField(max_length=40)),
        slug=Value(""),
        above=Value(""),
    ).values_list("in_field", "place", "number", "label", "slug", "above")
    return found


def read_time(text: str) -> datetime:
    """A moment as the databases write it, which is UTC where they name no zone."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
