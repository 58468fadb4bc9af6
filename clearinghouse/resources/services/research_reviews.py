"""The page of an intervention in the library, as far as its facts alone write it."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.models import Finding, Intervention, LibraryIndexPage, ResearchReviewPage, Topic
from clearinghouse.resources.services.summaries import Words, words_for

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

# Topics that the findings' own subject gives a page; curators add finer ones.
TOPIC_NAMES = {"literacy": "Literacy", "mathematics": "Mathematics", "behavior": "Behavior", "science": "Science"}
SIGNS = str.maketrans("", "", "®™©")


class NoLibrary(RuleViolation):
    """There is nowhere to put a page."""

    code = "no_library"
    message = "The site has no library page yet. Run `manage.py prepare_site` first."


class PageOutcome(StrEnum):
    """What became of the page."""

    CREATED = "created"
    UPDATED = "updated"
    LEFT_TO_AUTHOR = "left to its author"
    DELETED_BY_HAND = "deleted by hand"


def library_page() -> LibraryIndexPage:
    """The page that all research reviews stand under. Raises NoLibrary."""
    page: LibraryIndexPage | None = LibraryIndexPage.objects.first()
    if page is None:
        raise NoLibrary
    return page


@transaction.atomic
def publish_recorded_facts(intervention: Intervention, *, actor: User | None = None) -> PageOutcome:
    """Bring the page of an intervention in line with its recorded facts and publish it, in one transaction with what it sets off.

    A page is made where there never was one. On an existing page a field is rewritten only while it holds the very words that earlier
    facts gave it; what a person wrote stays, a draft or an unpublished page is not touched, and a deleted page is not made again.
    An actor of None is the site itself. Raises NotAllowed and NoLibrary.
    """
    if actor is not None and not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    page = ResearchReviewPage.objects.filter(intervention=intervention).first()
    if page is None and intervention.generated_words:
        return PageOutcome.DELETED_BY_HAND
    before, after = intervention.generated_words, words_for(intervention)
    outcome = PageOutcome.CREATED
    if page is None:
        create_page(intervention, after, actor)
    else:
        outcome = refresh_page(page, before, after, actor)
    intervention.generated_words = asdict(after)
    intervention.save(update_fields=["generated_words", "updated_at"])
    return outcome


def create_page(intervention: Intervention, words: Words, actor: User | None) -> None:
    """Make and publish the page."""
    library = library_page()
    slug = find_available_slug(library, slugify(words.title.translate(SIGNS))[:200] or f"intervention-{intervention.pk}")
    page = ResearchReviewPage(intervention=intervention, slug=slug, live=False, owner=actor, **asdict(words))
    page.topics = topics_of(intervention)
    library.add_child(instance=page)
    page.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)


def refresh_page(page: ResearchReviewPage, before: dict[str, str], after: Words, actor: User | None) -> PageOutcome:
    """Rewrite and publish what the facts wrote; the rest is its author's."""
    if not page.live or page.has_unpublished_changes:
        return PageOutcome.LEFT_TO_AUTHOR
    ours = [name for name in asdict(after) if getattr(page, name) == before.get(name)]
    for name in ours:
        setattr(page, name, getattr(after, name))
    if "summary" in ours:
        page.topics = {*page.topics.all(), *topics_of(page.intervention)}
    page.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
    return PageOutcome.UPDATED if "summary" in ours else PageOutcome.LEFT_TO_AUTHOR


def topics_of(intervention: Intervention) -> list[Topic]:
    """The topics of its findings, made where the site lacks one."""
    keys = Finding.objects.filter(review__intervention=intervention).exclude(topic="").values_list("topic", flat=True)
    names = {key: TOPIC_NAMES.get(key, key.capitalize()) for key in sorted(set(keys.order_by()))}
    return [Topic.objects.get_or_create(slug=key, defaults={"name": name})[0].leads_to for key, name in names.items()]
