from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.services.vocabularies import merge_terms
from pd_events.enums import EventState
from pd_events.models import EventDate
from search.documents.event import KIND
from search.selectors.keys import search_keys_of
from search.services.indexing import REFRESH
from search.services.rebuilding import refresh_all
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_training_is_found_by_its_words_topics_and_presenter_but_not_by_its_link() -> None:
    date = EventDateFactory(
        event__title="First books", event__description="Sounds.", presenter="Ada Brook", online_url="https://meet.example/secret",
        event__audience=Audience.PUBLIC,
    )  # fmt: skip
    date.event.topics.set([TopicFactory(name="Writing", slug="writing")])
    document = KIND.build(str(date.event.pk))
    assert (document.title, document.url, document.audience) == ("First books", date.event.get_absolute_url(), "public")
    assert document.keywords == "Writing · Ada Brook"
    assert [value.value for value in document.facets["topic"]] == ["writing"]
    assert "secret" not in str(document)


def test_each_finds_what_is_meant_for_them_and_nobody_drafts_or_what_is_over(
    public, teacher, teacher_elsewhere, own_district
) -> None:
    shown = EventDateFactory(event__audience=Audience.PUBLIC).event
    members = EventDateFactory().event
    own = EventDateFactory(event__audience=Audience.DISTRICT, event__district=own_district).event
    hidden = [EventDateFactory(event__state=state).event for state in (EventState.DRAFT, EventState.CANCELLED)]
    over = EventDateFactory(starts_at=timezone.now() - timedelta(days=2)).event
    assert KIND.audiences() == {str(shown.pk): "public", str(members.pk): "members", str(own.pk): f"district:{own_district.pk}"}
    ids = [str(event.pk) for event in (shown, members, own, over, *hidden)]
    assert KIND.visible_ids(public, ids) == {ids[0]}
    assert KIND.visible_ids(teacher, ids) == set(ids[:3])
    assert KIND.visible_ids(teacher_elsewhere, ids) == set(ids[:2])
    assert KIND.build(str(over.pk)) is None


def test_a_training_for_several_districts_is_found_by_all_of_them_and_by_nobody_else(
    public, teacher, teacher_elsewhere, own_district, other_district
) -> None:
    event = EventDateFactory(event__audience=Audience.DISTRICT, event__district=own_district).event
    event.invited.add(other_district)
    stranger = member()
    key = f"event:{event.pk}"
    assert KIND.build(str(event.pk)).audience == KIND.audiences()[str(event.pk)] == key
    for person in (teacher, teacher_elsewhere):
        assert key in search_keys_of(person)
    for person in (public, stranger):
        assert key not in search_keys_of(person)
    event.invited.clear()
    assert KIND.build(str(event.pk)).audience == f"district:{own_district.pk}"


def test_an_invited_teacher_finds_it_by_searching(client_for, teacher_elsewhere, own_district, other_district) -> None:
    event = EventDateFactory(event__audience=Audience.DISTRICT, event__district=own_district, event__title="Marmot watching").event
    event.invited.add(other_district)
    refresh_all()
    assert event.get_absolute_url() in client_for(teacher_elsewhere).get("/search/?q=marmot").content.decode()
    assert event.get_absolute_url() not in client_for(member()).get("/search/?q=marmot").content.decode()


def test_a_training_follows_a_merged_topic_and_its_row_is_made_anew(curator) -> None:
    event = EventDateFactory(event__audience=Audience.PUBLIC).event
    essays, writing = TopicFactory(name="Essays", slug="essays"), TopicFactory(name="Writing", slug="writing")
    event.topics.add(essays)
    OutboxMessage.objects.all().delete()
    merge_terms(essays, into=writing, actor=curator)
    assert list(event.topics.all()) == [writing]
    assert OutboxMessage.objects.filter(topic=REFRESH, key=f"event:{event.pk}").exists()
    assert KIND.build(str(event.pk)).keywords == "Writing"


def test_the_next_date_stands_beside_it() -> None:
    date = EventDateFactory(time_zone="America/Chicago")
    EventDateFactory(event=date.event, starts_at=date.starts_at + timedelta(days=7))
    facts = dict(KIND.build(str(date.event.pk)).display["facts"])
    assert facts["When"].endswith("and 1 more")
    EventDate.objects.all().delete()
    assert KIND.build(str(date.event.pk)) is None
