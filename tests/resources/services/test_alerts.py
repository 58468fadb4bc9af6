from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.districts.enums import Audience
from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.services.notifying import TOPIC as MAIL
from clearinghouse.resources.models import Change, ResourceChange, ToldChange
from clearinghouse.resources.services.alerts import GONE, TOPIC, note_change, tell, tell_of_the_day
from clearinghouse.resources.signals import evidence_changed, resource_changed
from tests.factories.resources import practice_page, review_page
from tests.factories.voices import TriedHereFactory, collection_of, saved

pytestmark = pytest.mark.django_db
MORNING = timezone.localtime().replace(year=2026, month=11, day=23, hour=8)  # a Monday


@pytest.fixture
def monday(time_machine) -> None:
    time_machine.move_to(MORNING)


def texts(person) -> list[str]:
    return list(Notification.objects.visible_to(person).order_by("pk").values_list("text", flat=True))


def mails() -> list:
    outbox.deliver_due(MAIL)
    return mail.outbox


def retire(page) -> None:
    page.retired_at, page.retired_because = timezone.now(), "There is a better one."
    page.save()
    outbox.deliver_due(TOPIC)


def test_whoever_saved_collected_or_tried_it_is_told_once_and_nobody_else(teacher, coordinator, curator, outsider) -> None:
    page = practice_page("Quick quizzes")
    saved(teacher, page)
    collection_of(page, owner=teacher)
    collection_of(page, owner=coordinator)
    TriedHereFactory(page=page, author=curator)
    retire(page)
    retire(page)
    for person in (teacher, coordinator, curator):
        assert texts(person) == ["“Quick quizzes” is retired"]
    assert texts(outsider) == []
    assert {message.to[0] for message in mails()} == {teacher.email, coordinator.email, curator.email}


def test_the_notification_leads_to_the_resource_and_its_mail_can_be_stopped(teacher, coordinator) -> None:
    page = practice_page("Quick quizzes")
    for person in (teacher, coordinator):
        saved(person, page)
    MutedMail.objects.create(user=coordinator, kind="resource_changed")
    retire(page)
    assert Notification.objects.visible_to(teacher).get().url == page.url
    (message,) = mails()
    assert message.to == [teacher.email]
    assert "“Quick quizzes” is retired" in message.body
    assert page.url in message.alternatives[0].content


def test_nothing_is_written_down_where_nobody_keeps_it() -> None:
    note_change(practice_page().pk, Change.RETIRED)
    assert not ResourceChange.objects.exists()


def test_an_import_is_told_the_next_school_day_in_one_notification(teacher, monday, time_machine) -> None:
    pages = [review_page(f"River Readers {n}") for n in range(3)]
    for page in pages:
        saved(teacher, page)
        for _ in range(2):
            evidence_changed.send(None, intervention_id=page.intervention_id, page_id=page.pk)
    resource_changed.send(None, page_id=pages[0].pk, change="link")
    assert tell_of_the_day() == 0
    time_machine.move_to(MORNING.replace(hour=3) + timedelta(days=1))
    assert tell_of_the_day() == 0
    time_machine.move_to(MORNING + timedelta(days=1))
    assert tell_of_the_day() == 1
    assert tell_of_the_day() == 0
    assert texts(teacher) == ["3 resources in your library changed"]
    assert ToldChange.objects.count() == 4
    (message,) = mails()
    assert message.body.count("- The evidence on") == 3
    assert "- The link of “River Readers 0” is dead" in message.body


def test_nobody_is_told_on_a_weekend(teacher, time_machine) -> None:
    time_machine.move_to(MORNING + timedelta(days=4))
    page = review_page()
    saved(teacher, page)
    note_change(page.pk, Change.EVIDENCE)
    for days, told in ((5, 0), (6, 0), (7, 1)):
        time_machine.move_to(MORNING + timedelta(days=days))
        assert tell_of_the_day() == told


def test_one_change_of_one_resource_names_it(teacher, monday) -> None:
    page = review_page("River Readers")
    saved(teacher, page)
    note_change(page.pk, Change.EVIDENCE)
    assert tell_of_the_day(timezone.now() + timedelta(days=1)) == 1
    assert texts(teacher) == ["The evidence on “River Readers” changed"]


def test_what_is_unpublished_or_closed_is_told_without_its_name(teacher, teacher_elsewhere, own_district) -> None:
    page = practice_page("Marmalade plan")
    for person in (teacher, teacher_elsewhere):
        saved(person, page)
    page.audience, page.district = Audience.DISTRICT, own_district
    page.save_revision().publish()
    outbox.deliver_due(TOPIC)
    assert texts(teacher) == ["Who may see “Marmalade plan” changed, or whether it stands"]
    assert texts(teacher_elsewhere) == [GONE]
    sent = {message.to[0]: message for message in mails()}
    assert "Marmalade" not in sent[teacher_elsewhere.email].body + sent[teacher_elsewhere.email].alternatives[0].content
    assert Notification.objects.visible_to(teacher_elsewhere).get().url == "/library/mine/"


def test_unpublishing_is_told(teacher) -> None:
    page = practice_page("Quick quizzes")
    saved(teacher, page)
    page.unpublish()
    outbox.deliver_due(TOPIC)
    assert texts(teacher) == [GONE]


def test_new_evidence_on_what_one_may_not_see_any_more_is_not_told(teacher, other_district, monday) -> None:
    page = review_page("Secret readers", audience=Audience.DISTRICT, district=other_district)
    saved(teacher, page)
    note_change(page.pk, Change.EVIDENCE)
    assert tell_of_the_day(timezone.now() + timedelta(days=1)) == 0
    assert texts(teacher) == []


def test_what_is_hidden_between_the_telling_and_the_sending_is_not_mailed(teacher, other_district) -> None:
    page = practice_page("Secret plan")
    saved(teacher, page)
    retire(page)
    page.audience, page.district = Audience.DISTRICT, other_district
    page.save()
    assert mails() == []


def test_drafts_and_plain_edits_are_no_news(teacher) -> None:
    page = practice_page()
    saved(teacher, page)
    page.summary = "Said better."
    page.save_revision().publish()
    page.save_revision()
    assert not ResourceChange.objects.exists()


def test_people_who_left_are_told_nothing(teacher) -> None:
    page = practice_page()
    saved(teacher, page)
    teacher.is_active = False
    teacher.save()
    retire(page)
    assert texts(teacher) == []


def test_what_is_rolled_back_is_not_told(teacher) -> None:
    from django.db import transaction

    page = practice_page()
    saved(teacher, page)
    with transaction.atomic():
        note_change(page.pk, Change.RETIRED)
        transaction.set_rollback(True)
    outbox.deliver_due(TOPIC)
    assert texts(teacher) == []


def test_a_change_is_told_once_however_often_it_is_delivered(teacher) -> None:
    page = practice_page()
    saved(teacher, page)
    note_change(page.pk, Change.STATUS)
    change = ResourceChange.objects.get()
    assert [tell([change.pk]), tell([change.pk])] == [1, 0]
