from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.advocacy.enums import ContactState
from clearinghouse.advocacy.selectors.contact import messages_for
from tests.factories.advocacy import ContactMessageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_shows_the_oldest_first_in_two_queries(count, consortium_administrator, django_assert_num_queries) -> None:
    made = [ContactMessageFactory() for _ in range(count)]
    ContactMessageFactory(done=True)
    with django_assert_num_queries(2):
        assert list(messages_for(consortium_administrator)) == made


def test_what_is_done_stands_newest_first(consortium_administrator) -> None:
    old = ContactMessageFactory(done=True, done_at=timezone.now() - timedelta(days=2))
    new = ContactMessageFactory(done=True)
    assert list(messages_for(consortium_administrator, state=ContactState.DONE)) == [new, old]


def test_there_are_none_for_others(public, teacher, outsider) -> None:
    ContactMessageFactory()
    for user in (public, teacher, outsider, None):
        assert list(messages_for(user)) == []
