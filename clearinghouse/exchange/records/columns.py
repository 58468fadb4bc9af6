"""The columns of the table of resources: every field that an editor can fill, found in the page types themselves.

A field that a page type gains has its column without a word here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from clearinghouse.exchange.records import field_columns as fields
from clearinghouse.exchange.records import related_columns as related
from clearinghouse.exchange.records.field_columns import Column
from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResearchReviewPage,
    ResourcePage,
)

PAGE_TYPES: dict[str, type[ResourcePage]] = {
    str(page_type.kind.value): page_type
    for page_type in (ResearchReviewPage, PracticeGuidePage, PracticePage, AssistiveTechnologyPage, LinkPage)
}
# What names a row, before its fields; and what is told and never read back, after them.
ID, KIND, SLUG = "id", "kind", "slug"
STATE, ADDRESS, ORIGIN, ORIGIN_NAME = "state", "address", "origin", "origin_name"
NAMED, TOLD = (ID, KIND, SLUG), (STATE, ADDRESS, ORIGIN, ORIGIN_NAME)
OF_PAGES = ("title", "search_description")
# What stands in a workbook's cell for a text that is too long for one. Whoever imports it leaves what is there.
AS_IT_IS = "(as it is)"
LONGEST_IN_A_WORKBOOK = 32_767
# Fields of the site's own care: who may see a resource, and what is not accepted yet.
NOT_FOR_THE_PUBLIC = frozenset({"audience", "district", "document", STATE, ORIGIN_NAME})

BY_NAME: dict[str, type[Column]] = {
    "district": related.DistrictColumn,
    "intervention": related.InterventionColumn,
    "document": related.DocumentColumn,
    "try_first": related.TechnologiesColumn,
}
BY_TYPE: tuple[tuple[type[Any], type[Column]], ...] = (
    (ClusterTaggableManager, related.TagsColumn),
    (ParentalManyToManyField, related.TermsColumn),
    (RichTextField, fields.RichColumn),
    (StreamField, fields.BlocksColumn),
    (models.JSONField, fields.LinesColumn),
    (models.DecimalField, fields.DecimalColumn),
    (models.IntegerField, fields.WholeColumn),
    (models.BooleanField, fields.TruthColumn),
    (models.DateField, fields.DayColumn),
    (models.Field, fields.Column),
)


@cache
def shared_columns() -> tuple[Column, ...]:
    """The columns that every kind has."""
    page = [column_for(Page._meta.get_field(name)) for name in OF_PAGES]
    return (*page, *own_columns(ResourcePage), related.SourcesColumn("sources", None))


@cache
def columns_of(kind: str) -> dict[str, Column]:
    """The columns of one kind by name: the shared ones, then its own."""
    return {column.name: column for column in (*shared_columns(), *own_columns(PAGE_TYPES[kind]))}


@cache
def all_columns() -> tuple[str, ...]:
    """The names of all columns in the order of the table."""
    names = dict.fromkeys(name for kind in ResourceKind.values for name in columns_of(kind))
    return (*NAMED, *names, *TOLD)


def kinds_with(name: str) -> list[str]:
    """The kinds that have this column."""
    return [kind for kind in ResourceKind.values if name in columns_of(kind)]


def own_columns(page_type: type[ResourcePage]) -> list[Column]:
    """A column for each field that this type adds and an editor can fill."""
    own = [*page_type._meta.local_fields, *page_type._meta.local_many_to_many]
    return [column_for(field) for field in own if field.editable and not getattr(field.remote_field, "parent_link", False)]


def column_for(field: Any) -> Column:
    """The column of a field by its name, its choices or its type."""
    if field.name in BY_NAME:
        return BY_NAME[field.name](field.name, field)
    if getattr(field, "choices", None):
        return fields.ChoiceColumn(field.name, field)
    return next(column for kind, column in BY_TYPE if isinstance(field, kind))(field.name, field)
