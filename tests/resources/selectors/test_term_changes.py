"""What would change if a term were merged or moved."""

from __future__ import annotations

import pytest

from clearinghouse.resources.models import PracticePage
from clearinghouse.resources.selectors.term_changes import carriers_of, merge_preview, move_preview, relations_to
from tests.factories.challenges import ChallengeFactory
from tests.factories.pd_events import EventFactory
from tests.factories.resources import TopicFactory, published

pytestmark = pytest.mark.django_db


def practice_on(title: str, *topics: object) -> PracticePage:
    return published(PracticePage(title=title, summary="In short."), topics=topics)


def test_records_of_every_room_are_counted_as_people_call_them() -> None:
    writing, essays = TopicFactory(), TopicFactory()
    practice_on("One", essays)
    practice_on("Two", essays, writing)
    ChallengeFactory().topics.add(essays)
    event = EventFactory()
    event.topics.add(essays, writing)
    counted = {carriers.words: (carriers.count, carriers.both) for carriers in carriers_of(essays, writing)}
    assert counted["resources"] == (2, 1)
    assert counted["challenge"] == (1, 0)
    assert (1, 1) in counted.values()
    assert len(relations_to(type(essays))) >= 3


def test_a_merge_names_the_parts_that_move_along() -> None:
    writing, essays = TopicFactory(), TopicFactory()
    part = TopicFactory(broader=essays)
    preview = merge_preview(essays, writing)
    assert (preview.carriers, preview.parts) == ([], [part])


def test_a_move_counts_what_is_on_the_term_and_on_its_parts_once() -> None:
    literacy, writing = TopicFactory(name="Literacy"), TopicFactory(name="Writing")
    essays = TopicFactory(broader=writing)
    practice_on("One", writing, essays)
    practice_on("Two", essays)
    practice_on("Three", literacy)
    preview = move_preview(writing, literacy)
    assert (preview.resources, preview.terms) == (2, 2)
    assert (preview.under_before, preview.under_after) == ([], [literacy])
    assert move_preview(essays, None).under_before == [writing]
