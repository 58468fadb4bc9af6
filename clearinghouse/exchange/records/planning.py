"""What a row would do: a new resource, changes of one that is there, nothing, or a reason why not. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from clearinghouse.core.serving.cells import as_kept, as_meant
from clearinghouse.exchange.enums import RowOutcome
from clearinghouse.exchange.records.columns import AS_IT_IS, KIND, NAMED, PAGE_TYPES, SLUG, TOLD, columns_of
from clearinghouse.exchange.records.matching import bare_doi, find_resource
from clearinghouse.exchange.tables.cells import BrokenCell, shortened
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.services.research_reviews import SIGNS

if TYPE_CHECKING:
    from clearinghouse.exchange.records.field_columns import Column
    from clearinghouse.exchange.records.lookups import Lookups
    from clearinghouse.exchange.tables import Row
    from clearinghouse.resources.models import LibraryIndexPage

# Of a page that is not saved yet: its place in the tree comes with saving.
PLACE = ["path", "depth", "numchild", "url_path", "content_type"]
Change = tuple[str, str, str]


@dataclass
class RowPlan:
    """What one row would do. `changes` are column, before and after, as cells show them."""

    line: int
    outcome: RowOutcome
    page: Any
    changes: list[Change]
    tags: list[str] | None = None
    asked: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Planner:
    """Plans rows of one file: `file_name` is where new resources say they came from."""

    lookups: Lookups
    library: LibraryIndexPage
    file_name: str
    publishes: bool = False

    def plan(self, row: Row) -> RowPlan:
        """What the row would do. Raises BrokenCell for the first thing in it that cannot be."""
        texts = read_texts(row)
        found = find_resource(texts, self.lookups)
        page = self.latest(found, texts) if found else self.new_page(texts)
        plan = RowPlan(row.line, RowOutcome.SAME if found else RowOutcome.NEW, page, [], asked=texts)
        for name, text in self.own_texts(page, texts).items():
            self.apply(columns_of(page.kind)[name], text, plan)
        if plan.changes or not found:
            self.check(page, is_new=not found)
        if found and plan.changes:
            plan.outcome = RowOutcome.CHANGED
        return plan

    def new_page(self, texts: dict[str, str]) -> Any:
        """A page of the row's kind, for the queue of drafts."""
        kind = texts.get(KIND, "")
        if kind not in PAGE_TYPES:
            raise BrokenCell(f"kind is “{shortened(kind)}”; it must be one of: {', '.join(PAGE_TYPES)}")
        base = texts.get(SLUG) or slugify(texts.get("title", "").translate(SIGNS))[:200] or kind.replace("_", "-")
        if texts.get(SLUG) and slugify(base) != base:
            raise BrokenCell(f"slug is “{shortened(base)}”; small letters, figures and hyphens only")
        origin = {"origin": Origin.IMPORTED, "origin_name": self.file_name, "origin_at": timezone.now()}
        page = PAGE_TYPES[kind](slug=find_available_slug(self.library, base), live=False, owner=self.lookups.actor, **origin)
        # A place in the tree to be asked about; saving gives it the one it keeps.
        page.path, page.depth, page._cached_parent_obj = f"{self.library.path}0000", self.library.depth + 1, self.library
        return page

    def latest(self, found: Any, texts: dict[str, str]) -> Any:
        """The words that an editor would see on opening the page. Raises BrokenCell where it is not the file's to change."""
        page = found.specific
        if texts.get(KIND, page.kind) not in ("", page.kind):
            raise BrokenCell(f"kind is “{shortened(texts[KIND])}”, and id {page.pk} is a {page.kind}; a resource keeps its kind")
        if texts.get(SLUG, "") not in ("", page.slug):
            raise BrokenCell(f"slug differs from that of id {page.pk}, “{page.slug}”; addresses change in the CMS alone")
        if page.locked:
            raise BrokenCell(f"id {page.pk} is locked in the CMS")
        if page.live and page.has_unpublished_changes and self.publishes:
            raise BrokenCell(f"id {page.pk} has changes that are not published; publish or discard them first")
        return page.get_latest_revision_as_object() if page.has_unpublished_changes else page

    def own_texts(self, page: Any, texts: dict[str, str]) -> dict[str, str]:
        """The cells for this kind's columns. Raises BrokenCell for words in a column of another kind."""
        own = columns_of(page.kind)
        if strange := [name for name, text in texts.items() if name not in (*NAMED, *TOLD) and name not in own and text]:
            raise BrokenCell(f"{strange[0]} is no column of a {page.kind}; leave it blank")
        return {name: text for name, text in texts.items() if name in own}

    def apply(self, column: Column, text: str, plan: RowPlan) -> None:
        """Put one cell on the page where it changes anything."""
        before = column.text(plan.page, self.lookups) if plan.outcome != RowOutcome.NEW else ""
        if text in (as_kept(before), AS_IT_IS) or (not text.strip() and column.has_default):
            return
        try:
            value = column.value(text.strip(), self.lookups)
        except BrokenCell as reason:
            raise BrokenCell(f"{column.name}: {reason}") from reason
        column.put(plan.page, value, self.lookups)
        if column.name == "tags":
            plan.tags, after = value, ", ".join(sorted(value))
        else:
            after = column.text(plan.page, self.lookups)
        if after != before:
            plan.changes.append((column.name, before, after))

    def check(self, page: Any, *, is_new: bool) -> None:
        """Ask the page itself, as forms do. Raises BrokenCell with all it says."""
        try:
            page.full_clean(exclude=PLACE if is_new else None)
        except ValidationError as error:
            said = [
                f"{'' if name == '__all__' else f'{name}: '}{message}"
                for name, messages in error.message_dict.items()
                for message in messages
            ]
            raise BrokenCell("; ".join(said)) from error


def read_texts(row: Row) -> dict[str, str]:
    """The row's cells as they are meant, without those that are only told. Raises BrokenCell for a formula and a broken row."""
    if row.fault:
        raise BrokenCell(row.fault)
    texts = {name: as_kept(cell) for name, cell in row.cells.items()}
    if formulas := [name for name, text in texts.items() if text.startswith("=") and name not in TOLD]:
        raise BrokenCell(f"{formulas[0]} begins with “=”, as a formula does; put an apostrophe before it where it is meant so")
    texts = {name: as_meant(text) for name, text in texts.items() if name not in TOLD}
    texts |= {name: texts[name].strip() for name in NAMED if name in texts}
    if "doi" in texts and texts["doi"] != AS_IT_IS:
        texts["doi"] = bare_doi(texts["doi"])
    if "eric_id" in texts and texts["eric_id"] != AS_IT_IS:
        texts["eric_id"] = texts["eric_id"].strip().upper()
    return texts
