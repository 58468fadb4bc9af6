"""Sessions of people who are signed in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from clearinghouse.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> SessionStore:
    session = SessionStore()
    session["person"] = 7
    session.save()
    return session


def test_a_session_is_read_with_one_query(kept, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert SessionStore(kept.session_key)["person"] == 7


def test_one_that_ran_out_or_was_ended_is_empty_and_gets_a_new_key(kept) -> None:
    Session.objects.filter(pk=kept.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(kept.session_key)
    assert late.get("person") is None
    assert late.session_key is None
    Session.objects.all().delete()
    assert SessionStore(kept.session_key).get("person") is None


def test_a_key_that_never_was_finds_nothing() -> None:
    assert SessionStore("the key of no session").get("person") is None
