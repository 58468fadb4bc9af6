"""Every change that a result could show asks for its row to be made anew; nothing else does."""

import pytest
from django.db import transaction
from wagtail.models import Page

from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.signals import evidence_changed, tried_here_changed
from search.services.indexing import REFRESH
from tests.factories.pages import public_page
from tests.factories.resources import TopicFactory, library, review_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    reading = review_page("Pair reading")
    OutboxMessage.objects.all().delete()
    return reading


def asked_for() -> set[str]:
    return set(OutboxMessage.objects.filter(topic=REFRESH).values_list("key", flat=True))


def key(page: Page) -> str:
    return f"research_review:{page.pk}"


def test_publishing_a_curators_change_asks_and_a_draft_does_not_change_what_is_found(reading) -> None:
    reading.title = "Pair reading, renamed"
    draft = reading.save_revision()
    reading.refresh_from_db()
    assert reading.title == "Pair reading"
    OutboxMessage.objects.all().delete()
    draft.publish()
    assert asked_for() == {key(reading)}


def test_unpublishing_asks(reading) -> None:
    reading.unpublish()
    assert asked_for() == {key(reading)}


def test_deleting_asks(reading) -> None:
    expected = key(reading)
    reading.delete()
    assert asked_for() == {expected}


def test_deleting_the_folder_above_asks_for_every_page_in_it(reading) -> None:
    expected = key(reading)
    library().delete()
    assert asked_for() == {expected}


def test_changed_facts_ask_where_a_page_shows_them(reading) -> None:
    evidence_changed.send(None, intervention_id=reading.intervention_id, page_id=reading.pk)
    evidence_changed.send(None, intervention_id=reading.intervention_id, page_id=None)
    assert asked_for() == {key(reading)}


def test_a_folder_that_moves_or_gets_another_address_takes_the_addresses_of_its_pages_along(reading, committed) -> None:
    folder = library()
    folder.slug = "reading-room"
    with committed():
        folder.save_revision().publish()
    assert asked_for() == {key(reading)}
    OutboxMessage.objects.all().delete()
    folder.move(Page.objects.get(depth=1), pos="last-child")
    assert asked_for() == {key(reading)}


@pytest.mark.parametrize("change", ["renamed", "deleted"])
def test_a_topic_that_is_renamed_or_deleted_asks_for_its_pages(reading, change: str) -> None:
    topic = TopicFactory(name="Literacy")
    reading.topics.set([topic])
    reading.save_revision().publish()
    other = review_page("Fractions")
    OutboxMessage.objects.all().delete()
    if change == "renamed":
        topic.name = "Reading"
        topic.save()
    else:
        topic.delete()
    assert asked_for() == {key(reading)}
    assert key(other) not in asked_for()


def test_a_topic_that_moves_asks_for_the_pages_of_its_parts_too(reading) -> None:
    literacy = TopicFactory(name="Literacy")
    reading.topics.set([TopicFactory(name="Writing", broader=literacy)])
    reading.save_revision().publish()
    OutboxMessage.objects.all().delete()
    literacy.broader = TopicFactory(name="Language arts")
    literacy.save()
    assert asked_for() == {key(reading)}


def test_public_pages_ask_when_they_come_change_move_and_go(committed) -> None:
    page = public_page(title="Why", slug="why")
    below = public_page(page, title="How")
    both = {f"page:{page.pk}", f"page:{below.pk}"}
    assert asked_for() == both
    for change in (page.unpublish, lambda: page.save_revision().publish(), page.delete):
        OutboxMessage.objects.all().delete()
        change()
        assert f"page:{page.pk}" in asked_for()


def test_pages_below_one_that_gets_another_address_ask_too(committed) -> None:
    page = public_page(title="Why", slug="why")
    below = public_page(page, title="How")
    OutboxMessage.objects.all().delete()
    with committed():
        page.slug = "why-we-cooperate"
        page.save_revision().publish()
    assert asked_for() == {f"page:{page.pk}", f"page:{below.pk}"}


def test_a_page_of_another_kind_asks_for_nothing() -> None:
    library().save_revision().publish()
    assert asked_for() == set()


def test_one_transaction_asks_once_for_a_page_however_often_it_changes_it(reading) -> None:
    reading.save()
    reading.save_revision().publish()
    evidence_changed.send(None, intervention_id=reading.intervention_id, page_id=reading.pk)
    assert [message.key for message in OutboxMessage.objects.filter(topic=REFRESH)] == [key(reading)]


def test_a_page_whose_first_change_is_undone_is_still_asked_for(reading) -> None:
    with transaction.atomic():
        reading.save()
        transaction.set_rollback(True)
    assert asked_for() == set()
    reading.save()
    assert asked_for() == {key(reading)}


def test_what_a_district_says_asks_for_the_resource_and_for_nothing_where_it_is_gone(reading) -> None:
    tried_here_changed.send(None, page_id=reading.pk)
    tried_here_changed.send(None, page_id=0)
    assert asked_for() == {key(reading)}
