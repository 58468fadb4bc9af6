"""Members propose what the library should hold. A proposal is a draft in the library that waits for a curator."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import belongs_to
from clearinghouse.districts.selectors import holders_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from clearinghouse.resources.curation.addresses import doi_of, eric_of
from clearinghouse.resources.enums import Origin, ProposalState, ResourceKind
from clearinghouse.resources.errors import ProposalClosed, TooManyProposals
from clearinghouse.resources.models import KINDS, AssistiveTechnologyPage, ResourcePage, ResourceProposal
from clearinghouse.resources.models.proposals import OPEN
from clearinghouse.resources.services.research_reviews import library_page
from clearinghouse.resources.services.workflow import set_aside, submit
from clearinghouse.resources.validators import is_address_of_the_site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.districts.models import District
    from clearinghouse.resources.models import Topic

MOST_A_DAY = 10
# A review stands on findings that a curator enters; what members know of research is the report itself.
KINDS_TO_PROPOSE = tuple(kind for kind in KINDS if kind.kind != ResourceKind.RESEARCH_REVIEW)


@dataclass(frozen=True)
class Proposed:
    """What a member says of a resource. `why` is why it would help here; without a summary it stands in its place."""

    title: str
    why: str
    source_url: str = ""
    summary: str = ""
    authors: list[str] = field(default_factory=list)
    publisher: str = ""
    published_year: int | None = None
    doi: str = ""
    eric_id: str = ""
    topics: Iterable[Topic] = ()

    def on_page(self) -> dict[str, Any]:
        """The fields of the draft."""
        return {
            "title": " ".join(self.title.split()),
            "summary": self.summary.strip() or self.why.strip(),
            "source_url": self.source_url.strip(),
            "authors": list(self.authors),
            "publisher": self.publisher.strip(),
            "published_year": self.published_year,
            "doi": doi_of(self.doi, self.source_url),
            "eric_id": eric_of(self.eric_id, self.source_url),
        }


@transaction.atomic
def propose_resource(kind: str, said: Proposed, *, district: District, actor: User, tech_level: str = "") -> ResourceProposal:
    """Propose a resource as a member of a district: make its draft, lay it before the curators and tell them.

    The same again while it is open is one proposal. `tech_level` is for assistive technology alone.
    Raises NotAllowed for whoever has no place there, TooManyProposals and ValidationError.
    """
    User.objects.select_for_update().get(pk=actor.pk)
    if not belongs_to(actor, district):
        raise NotAllowed
    if (same := same_again(said, actor)) is not None:
        return same
    check_pace(actor)
    page = draft(kind, said, actor, tech_level=tech_level, origin_name=str(district))
    proposal = ResourceProposal(page=page, title=page.title, why=said.why.strip(), proposed_by=actor, district=district)
    proposal.full_clean()
    proposal.save()
    submit(page, actor)
    audit.record(proposal, "resource_proposal.made", actor=actor)
    tell_curators(proposal, f"{actor} of {district} proposes for the library: {proposal.title}.")
    return proposal


def same_again(said: Proposed, actor: User) -> ResourceProposal | None:
    """The person's own open proposal in the very same words."""
    words = said.on_page()
    own = ResourceProposal.objects.filter(proposed_by=actor, state__in=OPEN, why=said.why.strip(), title=words["title"])
    found: ResourceProposal | None = own.filter(page__source_url=words["source_url"]).first()
    return found


def check_pace(actor: User) -> None:
    """Raise TooManyProposals for whoever has sent as many as one day may bring."""
    day_ago = timezone.now() - timedelta(days=1)
    if ResourceProposal.objects.filter(proposed_by=actor, created_at__gt=day_ago).count() >= MOST_A_DAY:
        raise TooManyProposals


def draft(kind: str, said: Proposed, actor: User, *, tech_level: str, origin_name: str) -> ResourcePage:
    """A draft below the library, with its first revision. Nobody but curators finds it."""
    page_type = next(page_type for page_type in KINDS_TO_PROPOSE if page_type.kind == kind)
    library, words = library_page(), said.on_page()
    slug = slugify(words["title"])[:200] or "proposal"
    slug = find_available_slug(library, f"{slug}-resource" if is_address_of_the_site(f"/library/{slug}/") else slug)
    page = page_type(slug=slug, live=False, origin=Origin.PROPOSED, origin_name=origin_name, origin_at=timezone.now(), **words)
    if isinstance(page, AssistiveTechnologyPage):
        page.tech_level = tech_level
    page.topics = list(said.topics)
    library.add_child(instance=page)
    page.save_revision(user=actor)
    return page


@transaction.atomic
def answer_changes(proposal: ResourceProposal, said: Proposed, *, actor: User) -> ResourceProposal:
    """Write what a curator asked for into the draft and lay it before the curators again. Raises NotAllowed, ProposalClosed."""
    proposal = own_proposal(proposal, actor)
    if proposal.state != ProposalState.CHANGES or proposal.page is None:
        raise ProposalClosed
    page = proposal.page.specific.get_latest_revision_as_object()
    for name, value in said.on_page().items():
        setattr(page, name, value)
    page.topics = list(said.topics)
    page.full_clean()
    page.save_revision(user=actor)
    proposal.title, proposal.why, proposal.state = page.title, said.why.strip(), ProposalState.WAITING
    proposal.full_clean()
    proposal.save()
    submit(page, actor)
    audit.record(proposal, "resource_proposal.answered", actor=actor)
    tell_curators(proposal, f"{actor} has changed the proposal “{proposal.title}” as you asked.")
    return proposal


@transaction.atomic
def withdraw_proposal(proposal: ResourceProposal, *, actor: User) -> ResourceProposal:
    """Take one's own open proposal back; its draft stays with the curators, out of their queue. Raises NotAllowed, ProposalClosed."""
    proposal = own_proposal(proposal, actor)
    if not proposal.is_open:
        raise ProposalClosed
    if proposal.page is not None:
        set_aside(proposal.page.specific, actor)
    proposal.state, proposal.decided_at = ProposalState.WITHDRAWN, timezone.now()
    proposal.save()
    audit.record(proposal, "resource_proposal.withdrawn", actor=actor)
    settle(proposal)
    return proposal


def own_proposal(proposal: ResourceProposal, actor: User) -> ResourceProposal:
    """The proposal, held until the transaction ends; the draft is held first, as whoever decides does. Raises NotAllowed."""
    if proposal.page_id is not None:
        ResourcePage.objects.select_for_update().filter(pk=proposal.page_id).first()
    held = ResourceProposal.objects.select_for_update().get(pk=proposal.pk)
    if held.proposed_by_id != actor.pk:
        raise NotAllowed
    return held


def tell_curators(proposal: ResourceProposal, text: str) -> None:
    """Tell those who curate, but not the person who proposes; without a curator the administrators hear it."""
    keepers = holders_of(Role.CURATOR) or holders_of(Role.CONSORTIUM_ADMINISTRATOR)
    curators = [person for person in keepers if person.pk != proposal.proposed_by_id]
    notify(curators, kind=NotificationKind.RESOURCE_PROPOSAL, text=text, url=proposal.get_absolute_url(), subject=proposal)
