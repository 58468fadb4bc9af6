"""Reads for the front page and the dashboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from wagtail.models import Page

from clearinghouse.accounts.selectors import ENTERED_BY, enters_with
from clearinghouse.core.models.standing import ask_standing, total_of
from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.core.waiting import FEW, Waiting, waiting_for
from clearinghouse.districts.places import Place
from clearinghouse.districts.policies import Capability
from clearinghouse.districts.standing import standing_of
from clearinghouse.home.models import HomePage
from clearinghouse.notifications.selectors import UNREAD
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.tiers import best_tier

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from wagtail.models import Site

    from clearinghouse.accounts.models import User

MOST_NEWS = 4
LINES_OF_ONE_KIND = 20


@dataclass(frozen=True)
class Dashboard:
    """What one person has to do, and where they belong. `only` is the one kind of work that they asked to see."""

    places: tuple[Place, ...]
    waiting: Waiting
    reviews: list[ResourcePage]
    has_queues: bool = False
    only: str = ""
    page: int = 1
    pages: int = 1


class Account(NamedTuple):
    """What the menu of a person says: how much they were told that they have not read, and whether they work in the CMS."""

    unread: int = 0
    enters_cms: bool = False


def account_of(user: User | AnonymousUser | None) -> Account:
    """What the account menu, which every page shows, says to this person. One journey to the database, none for a visitor."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Account()
    unread, entered = ask_standing((UNREAD, (user.pk,)), (ENTERED_BY, (user.pk, user.pk)))
    return Account(total_of(unread), enters_with(user, entered))


def page_at(site: Site, path: str) -> Page | None:
    """The page at this address of a site, in its own type, published or not; None where no page has it. Two queries at most."""
    slug = path.rstrip("/").rpartition("/")[2]
    if not slug and (front := HomePage.objects.filter(pk=site.root_page_id).first()):
        return front
    address = Q(slug=slug, url_path=site.root_page.url_path + path) if slug else Q(pk=site.root_page_id)
    # Not `page.specific`: in a fresh process that asks for each type once more.
    page = Page.objects.filter(address).select_related("content_type").first()
    if page:
        ContentType.objects._add_to_cache(page._state.db, page.content_type)  # type: ignore[attr-defined]  # what it reads itself it keeps so
    kind = page and page.content_type.model_class()
    return kind.objects.filter(pk=page.pk).select_related(*getattr(kind, "read_with", (None,))).first() if kind else page


def strongest_reviews(user: User | AnonymousUser | None, *, most: int = 3) -> list[Any]:
    """The resources this person may see whose best finding has the highest tier, the newest first among equals. `tier` is set on each."""
    found = ResourcePage.objects.visible_to(user).annotate(tier=best_tier())
    return list(found.order_by(F("tier").asc(nulls_last=True), F("first_published_at").desc(nulls_last=True), "pk")[:most])


def dashboard_of(user: User, *, only: str = "", page: int = 1) -> Dashboard:
    """The person's districts with their roles, what waits for them and what is new. Four queries, whatever waits.

    `only` shows one kind of waiting work, a page at a time. Raises NoSuchPage where nothing of it is there.
    """
    standing = standing_of(user)
    waiting = waiting_for(standing, only=only, page=page, few=LINES_OF_ONE_KIND if only else FEW)
    count = next((tally.count for tally in waiting.tallies if tally.name == only), 0)
    pages = max(1, -(-count // LINES_OF_ONE_KIND))
    if page > pages:
        raise NoSuchPage("Less waits for you now. Go back to your dashboard.", field="page")
    reviews = ResourcePage.objects.visible_to(user).order_by(F("first_published_at").desc(nulls_last=True), "-pk")
    has_queues = standing.can(Capability.REVIEW_APPLICATIONS)
    return Dashboard(standing.places, waiting, list(reviews[:MOST_NEWS]), has_queues, only, page, pages)
