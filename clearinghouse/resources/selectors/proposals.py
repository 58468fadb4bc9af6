"""Proposals of resources: whose they are, and what is like them already."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When
from rapidfuzz import fuzz, process, utils

from clearinghouse.districts.models import District
from clearinghouse.resources.curation.addresses import keys_of
from clearinghouse.resources.models import ResourcePage, ResourceProposal
from clearinghouse.resources.models.proposals import OPEN
from clearinghouse.resources.selectors.works import held_works

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models.proposals import ResourceProposalQuerySet

NEAR = 88.0  # of 100: “Peer-assisted learning strategies” and “Peer assisted learning strategies (PALS)” are near, other programs are not
MOST_SHOWN = 5
SAME_TITLE = "a title like it"


@dataclass(frozen=True)
class Duplicate:
    """A resource that the person may see and that looks like theirs, and by what."""

    page: ResourcePage
    by: str


@dataclass(frozen=True)
class Duplicates:
    """What the library knows already of a work. `hidden` says that curators know more than may be shown, and nothing else of it."""

    shown: tuple[Duplicate, ...] = ()
    hidden: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.shown) or self.hidden

    @property
    def mark(self) -> str:
        """Changes when there is something else to tell: what was shown once need not be shown again."""
        told = ",".join(str(duplicate.page.pk) for duplicate in self.shown) + ("+" if self.hidden else "")
        return hashlib.sha256(told.encode()).hexdigest()[:16] if self else ""


def find_duplicates(
    user: User, *, title: str, address: str = "", doi: str = "", eric_id: str = "", but_not: int | None = None
) -> Duplicates:
    """Resources that are the same work by DOI, ERIC number or address, or have nearly this title.

    Titles are compared with those that the person may see. What they may not see is told without its name. At most four queries.
    """
    keys = keys_of(doi=doi, eric_id=eric_id, address=address)
    same = {pk: by for pk, by in same_work(keys).items() if pk != but_not}
    visible = ResourcePage.objects.visible_to(user)
    titles = dict(visible.exclude(pk=but_not).values_list("pk", "title"))
    near = process.extract(title, titles, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=NEAR, limit=MOST_SHOWN)
    by = {pk: SAME_TITLE for _, _, pk in near} | {pk: how for pk, how in same.items() if pk in titles}
    pages = {page.pk: page for page in visible.filter(pk__in=by).only("pk", "title", "url_path", "summary")}
    shown = sorted((Duplicate(pages[pk], how) for pk, how in by.items()), key=lambda found: (found.by == SAME_TITLE, found.page.pk))
    return Duplicates(tuple(shown[:MOST_SHOWN]), hidden=any(pk not in titles for pk in same))


def same_work(keys: dict[str, str]) -> dict[int, str]:
    """Every resource that has one of these keys, drafts and hidden ones too, with the word for the key."""
    return {held.pk: by for held in held_works([keys]) if (by := held.shared_with(keys))}


def proposals_of(user: User) -> ResourceProposalQuerySet:
    """The person's own proposals: those that are open first, then the latest."""
    closed = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    own = ResourceProposal.objects.filter(proposed_by=user).select_related("page", "district")
    ordered: ResourceProposalQuerySet = own.annotate(is_closed=closed).order_by("is_closed", "-created_at", "-pk")
    return ordered


def districts_to_propose_from(user: User) -> list[District]:
    """The person's districts that belong. One query."""
    return list(District.objects.filter(pk__in=user.memberships.current().values("district")).order_by("name"))
