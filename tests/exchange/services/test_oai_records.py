import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from clearinghouse.core.models import OutboxMessage
from clearinghouse.exchange.models import OaiClock, OaiRecord
from clearinghouse.exchange.services import oai_records
from clearinghouse.exchange.services.oai_records import close_moment, deliver, stamp, stamp_what_differs
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.signals import evidence_changed
from tests.factories.resources import TopicFactory, practice_page, review_page

pytestmark = pytest.mark.django_db


def waiting() -> set[str]:
    return set(OutboxMessage.objects.filter(topic=oai_records.TOPIC, state="waiting").values_list("key", flat=True))


def forget_messages() -> None:
    OutboxMessage.objects.all().delete()


def test_a_public_page_is_told_once_and_again_when_it_changes():
    page = practice_page()
    assert stamp([page.pk]) == 1
    first = OaiRecord.objects.get()
    assert (first.page_id, first.is_deleted, first.sets) == (page.pk, False, " kind kind:practice ")
    close_moment()
    assert stamp([page.pk]) == 1
    assert OaiRecord.objects.get().stamped_at > first.stamped_at
    assert OaiRecord.objects.get().pk == first.pk


def test_a_page_that_was_never_public_is_never_told(own_district):
    page = practice_page(audience="district", district=own_district)
    assert stamp([page.pk, 987654]) == 0
    assert not OaiRecord.objects.exists()


def test_a_page_that_goes_is_told_as_deleted_once_and_comes_back_as_the_same_record():
    page = practice_page()
    stamp([page.pk])
    page.unpublish()
    assert stamp([page.pk]) == 1
    gone = OaiRecord.objects.get()
    assert gone.is_deleted
    assert gone.sets == " kind kind:practice "
    assert stamp([page.pk]) == 0
    page.save_revision().publish()
    assert stamp([page.pk]) == 1
    assert OaiRecord.objects.get().pk == gone.pk
    assert not OaiRecord.objects.get().is_deleted


def test_a_stamp_is_later_than_every_moment_that_was_closed():
    moment, highest = close_moment()
    page = practice_page()
    stamp([page.pk])
    assert highest == 0
    assert OaiRecord.objects.get().stamped_at >= moment + timedelta(seconds=1)
    again, highest = close_moment()
    assert again >= moment
    assert highest == OaiRecord.objects.get().pk


def test_the_clock_never_goes_back():
    later = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    OaiClock.objects.create(closed_at=later)
    assert close_moment()[0] == later
    page = practice_page()
    stamp([page.pk])
    assert OaiRecord.objects.get().stamped_at > later


@pytest.mark.parametrize("deed", ["publish", "unpublish", "delete", "audience", "evidence", "topic", "slug"])
def test_whatever_changes_what_is_told_asks_for_a_stamp_in_the_same_transaction(deed, committed):
    page = review_page()
    topic = TopicFactory()
    page.topics.add(topic)
    page.save()
    forget_messages()
    deeds = {
        "publish": lambda: page.save_revision().publish(),
        "unpublish": page.unpublish,
        "delete": page.delete,
        "audience": lambda: (setattr(page, "audience", "members"), page.save()),
        "evidence": lambda: evidence_changed.send(None, intervention_id=1, page_id=page.pk),
        "topic": lambda: (setattr(topic, "name", "Another name"), topic.save()),
        "slug": lambda: (setattr(page, "slug", "another"), page.save()),
    }
    pk = str(page.pk)
    deeds[deed]()
    assert pk in waiting()


def test_a_draft_that_nobody_sees_asks_for_nothing_more_than_one_message():
    page = practice_page()
    forget_messages()
    with transaction.atomic():
        page.save_revision().publish()
        page.save()
    assert OutboxMessage.objects.filter(topic=oai_records.TOPIC).count() == 1


def test_the_worker_stamps_what_it_is_asked_for():
    page = practice_page()
    deliver([{"page": page.pk}, {"page": page.pk}])
    assert OaiRecord.objects.get().page_id == page.pk


def test_the_nightly_look_finds_what_was_written_past_the_signals():
    here, gone = practice_page("Here"), practice_page("Gone")
    stamp([gone.pk])
    ResourcePage.objects.filter(pk=gone.pk).update(live=False)
    assert stamp_what_differs() == 2
    assert dict(OaiRecord.objects.values_list("page_id", "is_deleted")) == {here.pk: False, gone.pk: True}
    assert stamp_what_differs() == 0


def test_stamping_takes_as_many_queries_for_three_pages_as_for_one(django_assert_num_queries):
    pages = [practice_page(f"Practice {number}").pk for number in range(4)]
    stamp(pages[:1])
    with django_assert_num_queries(9):
        stamp(pages[:1])
    with django_assert_num_queries(9):
        stamp(pages[:1])
    stamp(pages)
    with django_assert_num_queries(9):
        stamp(pages)


@pytest.mark.django_db(transaction=True)
def test_a_stamp_that_commits_late_is_later_than_the_moment_closed_meanwhile():
    """A harvest that begins while a stamp is given waits for it, and sees the record; one that began before closes it out."""
    page = practice_page()
    OaiRecord.objects.all().delete()
    given, may_commit, closed = threading.Event(), threading.Event(), []

    def stamp_slowly() -> None:
        with transaction.atomic():
            stamp([page.pk])
            given.set()
            may_commit.wait(10)
        connection.close()

    def close() -> None:
        closed.append(close_moment())
        connection.close()

    stamping, closing = threading.Thread(target=stamp_slowly), threading.Thread(target=close)
    stamping.start()
    given.wait(10)
    closing.start()
    closing.join(0.3)
    assert closed == []
    may_commit.set()
    stamping.join()
    closing.join()
    [(moment, highest)] = closed
    assert highest == OaiRecord.objects.get().pk
    assert OaiRecord.objects.get().stamped_at <= moment + timedelta(seconds=1)
