"""Templates of events."""

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from pd_events.models import EventTemplate
from pd_events.services.templates import delete_template, save_template
from tests.factories.pd_events import EventDateFactory, EventTemplateFactory, ask
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def test_a_template_keeps_words_rules_and_the_shape_of_a_date_but_no_day_and_no_person(own_district, coordinator, teacher) -> None:
    date = EventDateFactory(
        event__district=own_district, event__cost_cents=2500, capacity=12, online_url="https://meet.example/secret"
    )
    topic = TopicFactory()
    date.event.topics.add(topic)
    ask(date, teacher)
    kept = save_template(date.event, name=" A day  on books ", for_all=False, actor=coordinator)
    assert (kept.name, kept.district, kept.event_facts["cost_cents"], kept.event_facts["topics"]) == (
        "A day on books", own_district, 2500, [topic.pk],
    )  # fmt: skip
    assert (kept.date_facts["capacity"], kept.date_facts["minutes"]) == (12, 180)
    stored = str(EventTemplate.objects.values().get())
    assert "secret" not in stored
    assert teacher.email not in stored


def test_the_same_name_again_replaces_it_and_another_districts_stays(own_district, coordinator) -> None:
    others = EventTemplateFactory(name="A day")
    event = EventDateFactory(event__district=own_district).event
    for audience in (Audience.PUBLIC, Audience.MEMBERS):
        event.audience = audience
        event.save()
        save_template(event, name="A day", for_all=False, actor=coordinator)
    assert EventTemplate.objects.get(district=own_district).event_facts["audience"] == Audience.MEMBERS
    others.refresh_from_db()
    assert others.event_facts == {}


def test_only_the_consortium_saves_for_every_district(own_district, coordinator, consortium_administrator, teacher) -> None:
    event = EventDateFactory(event__district=own_district).event
    for actor, for_all in ((coordinator, True), (teacher, False)):
        with pytest.raises(NotAllowed):
            save_template(event, name="A day", for_all=for_all, actor=actor)
    shared = save_template(event, name="A day", for_all=True, actor=consortium_administrator)
    assert list(EventTemplate.objects.visible_to(coordinator)) == [shared]
    with pytest.raises(NotAllowed):
        delete_template(shared, actor=coordinator)
    delete_template(shared, actor=consortium_administrator)
    assert not EventTemplate.objects.exists()


def test_nobody_sees_another_districts(coordinator, teacher, public, outsider) -> None:
    shared, _ = EventTemplateFactory(district=None), EventTemplateFactory()
    assert list(EventTemplate.objects.visible_to(coordinator)) == [shared]
    for person in (teacher, public, outsider):
        assert not EventTemplate.objects.visible_to(person).exists()
