"""A library for everybody, and resources of every kind beside it that are not: each says a word that nobody else may ever hear."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    CollectionEntry,
    FreeTag,
    FunctionalNeed,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResearchReviewPage,
    ResourcePage,
    ResourceSource,
    Topic,
)
from clearinghouse.resources.services.documents import read_document
from search.models import PinnedResults
from tests.factories.challenges import ChallengeFactory
from tests.factories.files import document, document_block, image, pdf, picture_block
from tests.factories.resources import FindingFactory, InterventionFactory, StudyReviewFactory, published
from tests.factories.voices import TriedHereFactory, collection_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from clearinghouse.resources.models import Collection, Term, TriedHere

DISTRICT, MEMBERS, DRAFT, EARLIER = "quilldistrict", "quillmembers", "quilldraft", "quillearlier"


@dataclass
class Library:
    """What everybody may see, and the terms that everything hangs on. `unused` are terms that nothing public carries."""

    topic: Topic
    need: FunctionalNeed
    unused: list[Term]
    pages: list[ResourcePage]
    collection: Collection
    retired: ResourcePage
    earlier: ResourcePage
    tool: AssistiveTechnologyPage


@dataclass
class Planted:
    """What says a word: pages of every kind, the addresses of their files and of the pictures as they were uploaded, and notes."""

    word: str
    pages: list[ResourcePage] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    originals: list[str] = field(default_factory=list)
    notes: list[TriedHere] = field(default_factory=list)


def open_library(district: District) -> Library:
    """One public resource of every kind, with all that may hang on it; and one that was the district's own in its first version."""
    topic = Topic.objects.create(name="River reading", slug="river-reading")
    own_topic = Topic.objects.create(name="Fens", slug="fens", broader=topic)
    need = FunctionalNeed.objects.create(name="Finding a place", slug="finding-a-place")
    own_need = FunctionalNeed.objects.create(name="Hearing a bell", slug="hearing-a-bell")
    ChallengeFactory(name="Far apart", slug="far-apart").topics.add(topic, own_topic)
    pages = [published(page, topics=[topic]) for page in every_kind("Open", "reading by the river")]
    pages[3].functional_needs.set([need])
    pages[3].save_revision().publish()
    retired = published(PracticePage(title="Old routine", summary="Reading as it was."), topics=[topic])
    ResourcePage.objects.filter(pk=retired.pk).update(retired_at="2026-01-05T12:00Z", retired_because="Nobody reads so now.")
    TriedHereFactory(page=pages[2], public=True, district=district, saw="They read on.")
    collection = collection_of(*pages, public=True, title="For the fall meeting", slug="for-the-fall-meeting", note="Read first.")
    earlier = was_the_districts_own(district, topic)
    return Library(topic, need, [own_topic, own_need], pages, collection, retired, earlier, pages[3])


def was_the_districts_own(district: District, topic: Topic) -> ResourcePage:
    """A resource that is for everybody now; its first version was for one district, in other words."""
    page: ResourcePage = published(
        PracticePage(title="Was ours", summary=f"{EARLIER} reading", audience=Audience.DISTRICT, district=district), topics=[topic]
    )
    page.summary, page.audience = "Reading for all.", Audience.PUBLIC
    page.save_revision().publish()
    return page


def every_kind(title: str, words: str, **fields: Any) -> list[ResourcePage]:
    """A resource of each kind that says these words wherever it can."""
    given: dict[str, Any] = {
        "summary": f"{words} in short", "publisher": words, "authors": [f"{words}, A."], "tier_note": words, "effect_note": words,
        "cost_note": words, "one_teacher_note": words, "curated_tier": 2, "effect_months": 3, "published_year": 2020,
        "license": words, **fields,
    }  # fmt: skip
    intervention = InterventionFactory(name=f"{title} review")
    review = StudyReviewFactory(intervention=intervention, in_rural=True, study__citation=f"{words}, a study.")
    FindingFactory(review=review, domain=f"{words} domain", measure=words, essa_tier=1)
    recommendation = {"text": words, "evidence": "strong", "steps": [words], "obstacles": [{"obstacle": words, "answer": words}]}
    recommended = json.dumps([{"type": "recommendation", "value": recommendation}])
    return [
        ResearchReviewPage(title=f"{title} review", intervention=intervention, what_it_is=f"<p>{words}</p>", **given),
        PracticeGuidePage(title=f"{title} guide", recommendations=recommended, what_it_takes=f"<p>{words}</p>", **given),
        PracticePage(title=f"{title} practice", monday=[words], staff=words, devices="none", minutes=10, **given),
        AssistiveTechnologyPage(
            title=f"{title} tool", tech_level="low", what_it_does=f"<p>{words}</p>", trial_measures=[words], keep_if=words,
            loan=words, environments=["classroom"], **given,
        ),
        LinkPage(title=f"{title} link", source_url=f"https://example.org/{title}", **given),
    ]  # fmt: skip


def plant(library: Library, word: str, author: User, **fields: Any) -> Planted:
    """Beside the library, the same of every kind with this word in all that it says, its files, terms, notes and places in collections."""
    planted = Planted(word)
    for place, page in enumerate(every_kind(word.title(), f"{word} reading", **fields), start=1):
        picture, paper = image(f"{word}-{page.title}"), document(f"{word}-{place}", pdf(f"{word} on paper"), "pdf")
        if place == 1:  # a worker reads each in a process of its own: one is enough to be found by
            read_document(paper.pk)
        page.body = json.dumps([picture_block(picture), document_block(paper)])
        made = published(page, topics=[library.topic, library.unused[0]])
        ResourceSource.objects.create(page=made, citation=f"{word} as cited", sort_order=1)
        made.tags.add(FreeTag.objects.create(name=f"{word} tag {place}", state=TagState.ACCEPTED))
        if isinstance(made, AssistiveTechnologyPage):
            made.functional_needs.set([library.need, library.unused[1]])
        made.save_revision().publish()
        planted.pages.append(made)
        planted.files += [paper.url, picture.get_rendition("width-100").url]
        planted.originals.append(f"/media/{picture.file.name}")
        planted.notes.append(said_of(made, word, author))
    lead_there(library, planted)
    return planted


def said_of(page: ResourcePage, word: str, author: User) -> TriedHere:
    """A note for everybody on it."""
    district = author.memberships.get().district
    note: TriedHere = TriedHereFactory(
        page=page, public=True, author=author, district=district, saw=f"{word} worked", cost_for=word
    )
    return note


def lead_there(library: Library, planted: Planted) -> None:
    """What is for everybody leads to it: a collection with notes, a replacement, a rung of a ladder, a chosen result."""
    review, tool = planted.pages[0], planted.pages[3]
    for place, page in enumerate(planted.pages, start=50):
        CollectionEntry.objects.create(collection=library.collection, page=page, position=place, note=f"{planted.word} noted")
    ResourcePage.objects.filter(pk=library.retired.pk, replaced_by=None).update(replaced_by=review)
    rungs = AssistiveTechnologyPage.try_first.through.objects
    rungs.create(from_assistivetechnologypage=library.tool, to_assistivetechnologypage=tool)
    PinnedResults.objects.create(words=f"{planted.word} reading", first=review)
    PinnedResults.objects.create(words=f"reading {len(planted.word)}", first=review)


def withdraw(planted: Planted) -> None:
    """They are drafts now."""
    for page in planted.pages:
        page.unpublish()


def retire(page: ResourcePage, word: str) -> None:
    """It stays, for whom it was, and says why it is retired."""
    ResourcePage.objects.filter(pk=page.pk).update(retired_at="2026-02-05T12:00Z", retired_because=f"{word} no more")
