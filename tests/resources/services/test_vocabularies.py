"""Curators make two terms one, and move them in their tree."""

from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import PracticePage, Subject, Topic
from clearinghouse.resources.services.editing import StillInUse, check_unused
from clearinghouse.resources.services.vocabularies import NotMergeable, NotMovable, merge_terms, move_term
from tests.factories.challenges import ChallengeFactory
from tests.factories.pd_events import EventFactory
from tests.factories.resources import TopicFactory, library, practice_page, published

pytestmark = pytest.mark.django_db


def practice_on(title: str, *topics: Topic, **fields: object) -> PracticePage:
    return published(PracticePage(title=title, summary="In short.", **fields), topics=topics)


@pytest.fixture
def writing(db: None) -> Topic:
    return TopicFactory(name="Writing", slug="writing", alternates=["composition"])


@pytest.fixture
def essays(db: None) -> Topic:
    return TopicFactory(name="Essays", slug="essays", alternates=["Composition", "papers"])


def test_everything_that_carries_a_term_carries_the_one_it_is_merged_into(curator, writing, essays) -> None:
    first, both = practice_on("First", essays), practice_on("Both", essays, writing)
    members_only = practice_on("Members", essays, audience=Audience.MEMBERS)
    challenge, event = ChallengeFactory(), EventFactory()
    challenge.topics.add(essays)
    event.topics.add(essays, writing)
    merge_terms(essays, into=writing, actor=curator)
    for page in (first, both, members_only):
        assert list(PracticePage.objects.get(pk=page.pk).topics.all()) == [writing]
    assert list(challenge.topics.all()) == list(event.topics.all()) == [writing]
    assert not essays.resources.exists()


def test_the_merged_term_is_a_signpost_and_its_names_are_other_names_of_the_one_that_stays(curator, writing, essays) -> None:
    merge_terms(essays, into=writing, actor=curator)
    essays.refresh_from_db()
    writing.refresh_from_db()
    assert essays.leads_to == writing
    assert writing.alternates == ["composition", "Essays", "papers"]
    assert list(Topic.objects.current()) == [writing]
    TopicFactory(name="Essays", slug="school-essays")  # the name is free again


def test_parts_move_along_and_earlier_signposts_lead_to_the_same_place(curator, writing, essays) -> None:
    part, older = TopicFactory(name="Book reports", broader=essays), TopicFactory(name="Themes")
    merge_terms(older, into=essays, actor=curator)
    merge_terms(essays, into=writing, actor=curator)
    part.refresh_from_db()
    older.refresh_from_db()
    assert part.broader == writing
    assert older.leads_to == writing


def test_the_history_of_the_merged_term_says_what_carried_it(curator, writing, essays) -> None:
    page, both = practice_on("First", essays), practice_on("Both", essays, writing)
    part = TopicFactory(broader=essays)
    merge_terms(essays, into=writing, actor=curator)
    entry = ModelLogEntry.objects.get(action="vocabulary.merge", object_id=str(essays.pk))
    assert entry.user == curator
    assert entry.data["changes"]["merged_into"] == [None, "Writing"]
    moved = entry.data["undo"]["moved"]["resources.ResourcePage.topics"]
    assert moved == {"carried": sorted([page.pk, both.pk]), "carried_both": [both.pk]}
    assert entry.data["undo"]["parts"] == [part.pk]
    kept = ModelLogEntry.objects.get(action="vocabulary.merge", object_id=str(writing.pk))
    assert kept.data["changes"]["alternates"] == [["composition"], ["composition", "Essays", "papers"]]


def test_a_draft_written_before_the_merge_is_published_with_the_term_that_stayed(curator, writing, essays) -> None:
    page = practice_on("First", essays)
    page.title = "Second"
    draft = page.save_revision()
    merge_terms(essays, into=writing, actor=curator)
    assert list(page.get_latest_revision_as_object().topics.all()) == [writing]
    draft.publish()
    assert list(PracticePage.objects.get(pk=page.pk).topics.all()) == [writing]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda essays, writing: writing, "into itself"),
        (lambda essays, writing: TopicFactory(name="Themes", broader=writing), "is a part of “Writing”"),
        (lambda essays, writing: TopicFactory(name="Old", merged_into=essays), "was merged into “Essays”. Choose that one"),
        (lambda essays, writing: TopicFactory(broader=TopicFactory(broader=essays)), "would stand too deep"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_the_reason_and_nothing_changes(curator, writing, essays, make, said) -> None:
    TopicFactory(name="Letters", broader=writing)
    page = practice_on("First", writing)
    with pytest.raises(NotMergeable, match=said):
        merge_terms(writing, into=make(essays, writing), actor=curator)
    assert list(page.topics.all()) == [writing]
    writing.refresh_from_db()
    assert writing.merged_into is None


def test_a_term_is_merged_once_and_never_into_one_that_went_itself(curator, writing, essays) -> None:
    merge_terms(essays, into=writing, actor=curator)
    with pytest.raises(NotMergeable, match="already"):
        merge_terms(essays, into=TopicFactory(), actor=curator)
    with pytest.raises(NotMergeable, match="Choose that one"):
        merge_terms(writing, into=essays, actor=curator)


def test_a_teacher_rearranges_nothing(teacher, writing, essays) -> None:
    with pytest.raises(NotAllowed):
        merge_terms(essays, into=writing, actor=teacher)
    with pytest.raises(NotAllowed):
        move_term(essays, broader=writing, actor=teacher)


def test_a_move_is_written_down_and_checked_against_the_tree(curator, writing, essays) -> None:
    move_term(essays, broader=writing, actor=curator)
    essays.refresh_from_db()
    assert essays.broader == writing
    assert ModelLogEntry.objects.get(action="vocabulary.move").data["changes"] == {"broader": [None, "Writing"]}
    with pytest.raises(NotMovable, match="is a part of “Writing” itself"):
        move_term(writing, broader=essays, actor=curator)
    with pytest.raises(NotMovable, match="3 levels deep at most"):
        move_term(essays, broader=TopicFactory(broader=TopicFactory(broader=TopicFactory())), actor=curator)
    move_term(essays, broader=None, actor=curator)
    essays.refresh_from_db()
    assert essays.broader is None


def test_a_move_to_where_it_stands_leaves_no_trace(curator, writing) -> None:
    move_term(writing, broader=None, actor=curator)
    assert not ModelLogEntry.objects.filter(action="vocabulary.move").exists()


def test_no_term_that_anything_carries_is_deleted(writing) -> None:
    history = Subject.objects.create(name="History", slug="history")
    page = practice_page()
    page.subjects.set([history])
    page.save_revision().publish()
    ChallengeFactory().topics.add(writing)
    with pytest.raises(StillInUse, match="1 resource page uses it"):
        check_unused(history)
    with pytest.raises(StillInUse, match="1 challenge uses it"):
        check_unused(writing)
    assert library().get_children().count() == 1
