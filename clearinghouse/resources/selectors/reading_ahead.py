"""What a resource's page shows of the vocabularies, read at once before its templates ask term by term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, IntegerField, Value

from clearinghouse.resources.models import VOCABULARIES, Grade

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.resources.models import ResourcePage


def read_terms(page: ResourcePage) -> None:
    """Read the terms of every vocabulary that the page has, in one query; `page.topics.all()` and its like then ask for nothing.

    The terms are for showing: they know their name and address and nothing else.
    """
    fields: dict[str, type[Any]] = {
        vocabulary.field: vocabulary for vocabulary in VOCABULARIES if hasattr(type(page), vocabulary.field)
    }
    first, *others = [terms_in(page, vocabulary) for vocabulary in fields.values()]
    kept: dict[str, list[Any]] = {name: [] for name in fields}
    for name, _, pk, label, slug in sorted(first.union(*others, all=True)):
        kept[name].append(fields[name](pk=pk, name=label, slug=slug))
    page.__dict__.setdefault("_cluster_related_objects", {}).update(kept)


def terms_in(page: ResourcePage, vocabulary: type[Any]) -> QuerySet[Any, Any]:
    """The terms of one vocabulary that the page has, each as field, place, id, name and address."""
    place = F("position") if vocabulary is Grade else Value(0, output_field=IntegerField())
    terms = vocabulary.objects.filter(resources=page.pk).order_by()
    found: QuerySet[Any, Any] = terms.annotate(in_field=Value(vocabulary.field), place=place).values_list(
        "in_field", "place", "pk", "name", "slug"
    )
    return found
