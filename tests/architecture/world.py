"""What the table of access is tried on: a cast, and one of everything that an address can name, in several districts and states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience, DistrictKind
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.services.applications import token_of as application_token
from clearinghouse.districts.services.invitations import token_of
from clearinghouse.exchange.models import FileImport, HarvestSource
from clearinghouse.exchange.services.bulk import export_records
from clearinghouse.home.services.site import prepare_site
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.preferences import unsubscribe_url
from clearinghouse.resources.enums import Decision
from clearinghouse.resources.models import FreeTag, LinkCheck, Readers, ResearchReviewPage
from clearinghouse.resources.services.rubric import decide
from clearinghouse.resources.vocabularies.first_terms import FIRST_TERMS
from forums.enums import BoardAudience, DecisionKind, TopicKind
from forums.models import Appeal, BoardOpening, Draft, DutyWeek, Post, WatchedWord
from forums.models import Decision as ForumDecision
from forums.policies import scope_of
from forums.selectors.feeds import feed_url as forum_feed_url
from forums.services.feeds import make_feed as make_forum_feed
from forums.services.letters import stop_url
from forums.services.wishes import stop_letters_url
from pd_events.enums import EventState
from pd_events.models import Building, ClosedDay, Question
from pd_events.selectors.feeds import feed_url as calendar_url
from pd_events.services.accommodations import ask_for
from pd_events.services.feeds import make_feed
from search.models import SynonymGroup
from search.selectors.saved_searches import feed_url
from tests.architecture.cast import STRANGER, Cast, gather
from tests.factories.advocacy import ContactMessageFactory, LetterTemplateFactory
from tests.factories.challenges import ChallengeFactory, ProposalFactory
from tests.factories.curation import proposal_of, refusal
from tests.factories.districts import ApplicationFactory, DistrictFactory, InvitationFactory
from tests.factories.forums import BoardFactory, district_board, picture_on, post_on, reply_to
from tests.factories.pd_events import EventDateFactory, EventTemplateFactory, TrainingProposalFactory, ask
from tests.factories.resources import FindingFactory, TopicFactory, link_page, review_page, technology_page
from tests.factories.search import PinnedResultsFactory, SavedSearchFactory
from tests.factories.voices import ReportFactory, TriedHereFactory, collection_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


@dataclass(frozen=True)
class World:
    """`places` fills the addresses of the table, such as `/districts/{own}/edit/`."""

    cast: Cast
    places: dict[str, Any]


def build() -> World:
    prepare_site(address="http://testserver", name="Mill Rivers")
    cast = gather()
    publish_reviews(cast)
    teacher, stranger = cast.people["teacher"], cast.people[STRANGER]
    places = {
        **files(),
        "own": cast.district.slug,
        "other": cast.other_district.slug,
        "watching": cast.watching_district.slug,
        "former": DistrictFactory(kind=DistrictKind.FORMER).slug,
        "teacher_place": teacher.memberships.get().pk,
        "stranger_place": stranger.memberships.get().pk,
        "invitation": InvitationFactory(district=cast.district).pk,
        "other_invitation": InvitationFactory(district=cast.other_district).pk,
        "token": token_of(InvitationFactory(district=cast.district, email="somebody@new.example")),
        "notification": note_for(teacher).pk,
        "application": ApplicationFactory().pk,
        "unconfirmed_application": ApplicationFactory(unconfirmed=True).pk,
        "application_token": application_token(ApplicationFactory(unconfirmed=True)),
        "message": ContactMessageFactory().pk,
        "letter": LetterTemplateFactory().slug,
        "unoffered_letter": LetterTemplateFactory(is_offered=False).slug,
        "challenge": ChallengeFactory().slug,
        "hidden_challenge": ChallengeFactory(is_shown=False).slug,
        "proposal": ProposalFactory().pk,
        "declined_proposal": ProposalFactory(decided=True).pk,
        "session": UserSession.objects.create(user=teacher, ip="10.0.0.1", session_key="0" * 32).pk,
        "public_page": ResearchReviewPage.objects.get(slug="public-review").pk,
        "members_page": ResearchReviewPage.objects.get(slug="members-review").pk,
        "draft_page": ResearchReviewPage.objects.get(slug="draft-review").pk,
        **events(cast),
        "tag": FreeTag.objects.create(name="rivers").pk,
        "topic_slug": TopicFactory().slug,
        **proposed_for_the_library(cast),
        **technologies(cast),
        **saved_searches(cast),
        **voices(cast),
        **talk(cast),
        "unsubscribe": unsubscribe_url(teacher.pk, NotificationKind.values[0]).rstrip("/").rsplit("/", 1)[1],
        **in_the_cms(cast),
    }
    export_records()
    return World(cast, places)


def in_the_cms(cast: Cast) -> dict[str, Any]:
    """One of everything that editors keep."""
    finding = FindingFactory()
    page = ResearchReviewPage.objects.get(slug="other-review")
    return {
        "finding": finding.pk,
        "study_review": finding.review.pk,
        "study": finding.review.study.pk,
        "intervention": finding.review.intervention.pk,
        "topic": TopicFactory(slug="about-rivers").pk,
        "topic_slug": "about-rivers",
        **{term._meta.model_name: term.objects.first().pk for term in FIRST_TERMS},
        "letter_number": LetterTemplateFactory().pk,
        "challenge_number": ChallengeFactory().pk,
        "import": FileImport.objects.create(file_name="findings.csv", uploaded_by=cast.people["curator"]).public_id,
        "page": page.pk,
        "harvest": HarvestSource.objects.create(name="Another library", address="https://library.invalid/oai").pk,
        "link_check": LinkCheck.objects.create(page=page, address="https://example.org/").pk,
        "pinned_number": PinnedResultsFactory(first=page).pk,
        "revision": page.latest_revision_id,
        "synonyms": SynonymGroup.objects.create(terms="IEP\nindividualized education program").pk,
        "dead_message": OutboxMessage.objects.create(topic="search", key="1", state=OutboxState.DEAD).pk,
        "user": cast.people["teacher"].pk,
    }


def publish_reviews(cast: Cast) -> None:
    """One review for each audience, and one that is not published."""
    review_page("Public review")
    review_page("Members review", audience=Audience.MEMBERS)
    review_page("Own review", audience=Audience.DISTRICT, district=cast.district)
    review_page("Other review", audience=Audience.DISTRICT, district=cast.other_district)
    review_page("Draft review").unpublish()


def events(cast: Cast) -> dict[str, Any]:
    """An event for each audience and a draft; a request of the teacher, and one of somebody of another district on that district's own."""
    public = EventDateFactory(event__audience=Audience.PUBLIC, event__district=cast.district, event__needs_approval=True)
    members = EventDateFactory(event__audience=Audience.MEMBERS, event__district=cast.other_district)
    others = EventDateFactory(event__audience=Audience.DISTRICT, event__district=cast.other_district, event__needs_approval=True)
    draft = EventDateFactory(event__state=EventState.DRAFT, event__district=cast.district)
    feed = make_feed(owner=cast.people["teacher"])
    asked, strangers = ask(public, cast.people["teacher"]), ask(others, cast.people[STRANGER])
    return {
        "public_event": public.event.slug, "members_event": members.event.slug,
        "others_event": others.event.slug, "draft_event": draft.event.slug,
        "public_date": public.pk, "others_date": others.pk,
        "asked_seat": asked.pk,
        "strangers_seat": strangers.pk,
        "delegation": stand_in(cast.district, cast.people["district administrator"]).pk,
        "others_delegation": stand_in(cast.other_district, cast.people[STRANGER]).pk,
        **{f"{name}template": EventTemplateFactory(district=district).pk
           for name, district in (("", cast.district), ("others_", cast.other_district), ("shared_", None))},
        "day_off": day_off(cast.district), "others_day_off": day_off(cast.other_district),
        "wish": TrainingProposalFactory(district=cast.district, proposed_by=cast.people["teacher"]).pk,
        "declined_wish": TrainingProposalFactory(declined=True).pk,
        "others_wish": TrainingProposalFactory(district=cast.other_district).pk,
        "question": Question.objects.create(event=public.event, label="Do you bring a device?", kind="yes_no", is_required=True).pk,
        "others_question": Question.objects.create(event=others.event, label="Which grade?", is_required=True).pk,
        "need": ask_for(asked, text="A step-free room.", actor=asked.person).pk,
        "others_need": ask_for(strangers, text="An interpreter.", actor=strangers.person).pk,
        "building": Building.objects.create(district=cast.district, name="Ridge School", substitutes=3).pk,
        "others_building": Building.objects.create(district=cast.other_district, name="Far School").pk,
        "calendar_feed": feed.pk, "calendar_secret": calendar_url(feed).split("/")[-2],
    }  # fmt: skip


def stand_in(district: District, person: User) -> Delegation:
    """Somebody who will decide for the district next year, so that they decide nothing today."""
    first = timezone.localdate() + timedelta(days=300)
    return Delegation.objects.create(district=district, person=person, first=first, last=first)


def day_off(district: District) -> int:
    """The number of a day on which the district's schools are closed."""
    return ClosedDay.objects.create(district=district, first="2030-05-27", last="2030-05-27", name="Memorial Day").pk


def proposed_for_the_library(cast: Cast) -> dict[str, Any]:
    """The teacher's proposals, waiting and sent back, another's, and a resource that was published twice."""
    teacher, curator = cast.people["teacher"], cast.people["curator"]
    sent_back = proposal_of(teacher, "Sent back", district=cast.district)
    decide(sent_back.page_id or 0, refusal(Decision.CHANGES), actor=curator)
    changed = link_page("Changed link")
    changed.summary = "Other words."
    changed.save_revision().publish()
    return {
        "resource_proposal": proposal_of(teacher, district=cast.district).pk,
        "sent_back": sent_back.pk,
        "others_resource_proposal": proposal_of(cast.people[STRANGER], district=cast.other_district).pk,
        "changed_page": changed.pk,
    }


def technologies(cast: Cast) -> dict[str, Any]:
    """One for each audience."""
    return {
        "technology": technology_page("Public tool").pk,
        "members_technology": technology_page("Members tool", audience=Audience.MEMBERS).pk,
        "other_technology": technology_page("Other tool", audience=Audience.DISTRICT, district=cast.other_district).pk,
    }


def saved_searches(cast: Cast) -> dict[str, Any]:
    """The teacher's, with a feed, and one of somebody outside the table."""
    saved = SavedSearchFactory(owner=cast.people["teacher"], feed_key="key")
    token = feed_url(saved).rstrip("/").rsplit("/", 1)[1]
    others = SavedSearchFactory()
    return {"saved_search": saved.pk, "others_saved_search": others.pk, "saved_feed": token}


def voices(cast: Cast) -> dict[str, Any]:
    """What districts say: notes for all, for members and for one district, and a collection for each kind of reader."""
    page = ResearchReviewPage.objects.get(slug="public-review")
    teacher = cast.people["teacher"]
    public = TriedHereFactory(page=page, public=True)
    private = collection_of(page, owner=teacher)
    return {
        "other_page": ResearchReviewPage.objects.get(slug="other-review").pk,
        "public_note": public.pk,
        "members_note": TriedHereFactory(page=page).pk,
        "draft_note": TriedHereFactory(page=page, district=cast.district, author=teacher, draft=True).pk,
        "report": ReportFactory(note=public).pk,
        "public_collection": collection_of(page, public=True).slug,
        "district_collection": collection_of(page, owner=teacher, readers=Readers.DISTRICT, district=cast.district).slug,
        "private_collection": private.slug,
        "entry": private.entries.get().pk,
    }


def talk(cast: Cast) -> dict[str, Any]:
    """A question for everybody with a reply of the teacher, who asked it; a topic for members, and one on each of two districts' own boards."""
    teacher, stranger = cast.people["teacher"], cast.people[STRANGER]
    public = post_on(BoardFactory(audience=BoardAudience.PUBLIC), teacher, kind=TopicKind.QUESTION)
    members = post_on(BoardFactory(), stranger)
    own = post_on(district_board(cast.district), teacher)
    others = post_on(district_board(cast.other_district), stranger, kind=TopicKind.QUESTION)
    forum_feed = make_forum_feed(owner=teacher)
    thing = review_page("What others keep", audience=Audience.DISTRICT, district=cast.other_district)
    return {
        "talked_challenge": ChallengeFactory().pk, "others_thing": thing.pk,
        "public_board": public.topic.board.slug, "public_talk": public.topic_id, "public_post": public.pk,
        "forum_feed": forum_feed.pk, "forum_feed_secret": forum_feed_url(forum_feed).split("/")[-2],
        "stop_letters": stop_letters_url(teacher.pk).split("/")[-2],
        "stop_token": stop_url(teacher.pk, public.topic_id).split("/")[-2],
        "public_file": picture_on(public).pk, "others_file": picture_on(others).pk,
        "teachers_draft": Draft.objects.create(author=teacher, topic=public.topic, text="Begun").pk,
        "teachers_reply": reply_to(public.topic, teacher).pk,
        "members_board": members.topic.board.slug, "members_talk": members.topic_id,
        "own_board": own.topic.board.slug, "own_talk": own.topic_id, "own_post": own.pk,
        "watched": WatchedWord.objects.create(phrase="Sauerkraut", folded="sauerkraut").pk,
        "others_watched": WatchedWord.objects.create(phrase="Lunch", folded="lunch", district=cast.other_district).pk,
        "teacher": teacher.pk, "stranger": stranger.pk,
        "appeal": appeal_against(decision_about(public, teacher)), "others_appeal": appeal_against(decision_about(others, stranger)),
        "opening": opened_for(cast.people["consortium administrator"], others),
        "past_opening": opened_for(cast.people["consortium administrator"], others, is_past=True),
        "duty_week": DutyWeek.objects.create(starts="2030-05-27", moderator=cast.people["moderator"]).pk,
        "decision": decision_about(public, teacher).pk, "others_decision": decision_about(others, stranger).pk,
        "others_board": others.topic.board.slug, "others_talk": others.topic_id, "others_post": others.pk,
    }  # fmt: skip


def decision_about(post: Post, person: User) -> ForumDecision:
    """A word of a moderator on the record of the post's boards."""
    district = scope_of(post.topic.board)
    return ForumDecision.objects.create(kind=DecisionKind.WARNED, person=person, post=post, district_id=district, reason="Kindly.")


def opened_for(person: User, post: Post, *, is_past: bool = False) -> int:
    """The number of a closed board's opening that lasts, or of one that is over."""
    until = timezone.now() + timedelta(hours=-1 if is_past else 1)
    return BoardOpening.objects.create(board=post.topic.board, person=person, reason="A complaint.", until=until).pk


def appeal_against(decision: ForumDecision) -> int:
    """The number of an appeal that waits."""
    return Appeal.objects.create(decision=decision, text="Please look again.").pk


def note_for(user: User) -> Notification:
    note: Notification = Notification.objects.create(
        recipient=user, kind=NotificationKind.values[0], text="A note", url="/dashboard/"
    )
    return note


def files() -> dict[str, Any]:
    """Documents as their addresses have them, one that nothing uses and one on a page for members; a picture that nothing uses."""
    plan, minutes = document("plan"), document("minutes")
    link_page("Minutes", document=minutes, audience=Audience.MEMBERS)
    image = get_image_model().objects.create(title="A school", file=get_test_image_file())
    return {
        "document_number": plan.pk,
        "document_name": plan.filename,
        "members_document": minutes.pk,
        "members_document_name": minutes.filename,
        "image": image.pk,
        "unused_image": Path(image.get_rendition("width-100").file.name).name,
        "original_image": Path(image.file.name).name,
    }


def document(title: str) -> Any:
    return get_document_model().objects.create(title=title, file=ContentFile(b"words", name=f"{title}.txt"))
