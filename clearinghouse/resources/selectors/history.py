"""The public history of a resource: what was published when, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import PageLogEntry

from clearinghouse.core.pagination import paginate
from clearinghouse.districts import audience
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.curation.differences import Piece, differences
from clearinghouse.resources.curation.wording import changed_between, fields_of, in_words
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.core.paginator import Page
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User

PAGE = 20
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
# What else became of it, in words for readers. Who did it is not for them.
EVENTS = {
    "resource.confirmed": "Reviewed: it still holds",
    "resource.retired": "Retired",
    "resource.revived": "Back in use",
}


@dataclass(frozen=True)
class Entry:
    """One line of the history. `revision` names what was published, None where the words stayed as they were."""

    at: datetime
    text: str
    revision: int | None = None
    previous: int | None = None


@dataclass(frozen=True)
class FieldChange:
    """What differs in one field."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Comparison:
    """Two published versions, and every field in which they differ."""

    older: PageLogEntry
    newer: PageLogEntry
    fields: list[FieldChange]


def resource_for(pk: int, user: User | AnonymousUser | None) -> ResourcePage | None:
    """The resource of this number where the person may see it."""
    page = ResourcePage.objects.visible_to(user).filter(id=pk).first()
    found: ResourcePage | None = page.specific if page else None
    return found


def wordings_for(user: User | AnonymousUser | None) -> Q:
    """Entries whose wording this person might have read: an older one may have been for fewer readers than the page is now."""
    keys, content = audience.audience_keys_of(user), "revision__content__"
    readable = Q(**{f"{content}audience": Audience.PUBLIC})
    if audience.MEMBERS_KEY in keys:
        own = [int(key.removeprefix("district:")) for key in keys if key.startswith("district:")]
        readable |= Q(**{f"{content}audience": Audience.MEMBERS})
        readable |= Q(**{f"{content}audience": Audience.DISTRICT, f"{content}district__in": own})
    return Q(action__in=PUBLISHED) & readable


def history_of(page: ResourcePage, user: User | AnonymousUser | None, number: str | None) -> Page[Any]:
    """A page of the history, newest first, each version with what it changed. Three queries, one more for members. Raises NoSuchPage."""
    told = PageLogEntry.objects.filter(wordings_for(user) | Q(action__in=EVENTS), page=page.pk)
    shown = paginate(newest_first(told), number, size=PAGE)
    rows = list(shown.object_list)
    before = contents_with_previous(page, user, rows)
    shown.object_list = [entry_of(page, row, before) for row in rows]
    return shown


def newest_first(entries: QuerySet[PageLogEntry]) -> QuerySet[PageLogEntry]:
    """The trail without the contents of revisions."""
    return entries.order_by("-timestamp", "-pk")


def contents_with_previous(
    page: ResourcePage, user: User | AnonymousUser | None, rows: list[PageLogEntry]
) -> dict[int, tuple[int | None, Mapping[str, Any], Mapping[str, Any] | None]]:
    """By entry of the trail: the revision published before it, its own content, and that one's."""
    if not rows:
        return {}
    upto = PageLogEntry.objects.filter(wordings_for(user), page=page.pk, timestamp__lte=rows[0].timestamp)
    told = list(newest_first(upto).values_list("pk", "revision", "revision__content")[: PAGE + 1])
    pairs = zip(told, [*told[1:], (None, None, None)], strict=True)
    return {entry: (previous, content, earlier) for (entry, _, content), (_, previous, earlier) in pairs}


def entry_of(page: ResourcePage, row: PageLogEntry, contents: Mapping[int, Any]) -> Entry:
    """A line for one entry of the trail."""
    if row.revision_id is None or row.action in EVENTS:
        return Entry(row.timestamp, EVENTS.get(row.action, ""))
    previous, content, earlier = contents[row.pk]
    if earlier is None:
        return Entry(row.timestamp, "First published", row.revision_id)
    changed = changed_between(type(page), earlier, content)
    return Entry(
        row.timestamp, f"Changed: {', '.join(changed)}" if changed else "Published again as it was", row.revision_id, previous
    )


def compare(page: ResourcePage, user: User | AnonymousUser | None, older: int, newer: int) -> Comparison | None:
    """Two versions side by side, the older first whichever was named first. None where one was not published or not for this person."""
    published = PageLogEntry.objects.filter(wordings_for(user), page=page.pk, revision__in=[older, newer])
    entries = {row.revision_id: row for row in published.select_related("revision").order_by("-timestamp", "-pk")}
    if {older, newer} - entries.keys():
        return None
    first, last = sorted((entries[older], entries[newer]), key=lambda entry: (entry.timestamp, entry.pk))
    contents = [first.revision.content, last.revision.content]
    names = names_in(type(page), contents, user)
    before, after = (in_words(type(page), content, names) for content in contents)
    fields = [
        FieldChange(field.label, differences(before[field.name], after[field.name]))
        for field in fields_of(type(page))
        if before[field.name] != after[field.name]
    ]
    return Comparison(first, last, fields)


def names_in(page_type: type[ResourcePage], contents: list[Mapping[str, Any]], user: Any) -> dict[str, dict[int, str]]:
    """What the records are called that these contents refer to, one query for each field. Resources that are not for the person have no name."""
    named: dict[str, dict[int, str]] = {}
    for field in fields_of(page_type):
        relation = page_type._meta.get_field(field.name)
        if not relation.is_relation or field.name == "sources":
            continue
        pks = {pk for content in contents for pk in listed(content.get(field.name))}
        rows: Any = relation.related_model._default_manager.filter(pk__in=pks)
        rows = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
        named[field.name] = {row.pk: str(row) for row in rows} if pks else {}
    return named


def listed(value: Any) -> list[int]:
    """Ids as a list, whether a revision holds one or several."""
    return value if isinstance(value, list) else [value] if isinstance(value, int) else []


def latest_pair(page: ResourcePage, user: User | AnonymousUser | None) -> tuple[int, int] | None:
    """The last two published versions that this person may read."""
    published = PageLogEntry.objects.filter(wordings_for(user), page=page.pk)
    last = list(dict.fromkeys(newest_first(published).values_list("revision", flat=True)[:10]))
    return (last[1], last[0]) if len(last) > 1 else None
