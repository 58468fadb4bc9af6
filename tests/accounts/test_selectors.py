from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from clearinghouse.accounts.selectors import is_signed_in, sessions_of
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    browser = Client()
    browser.post("/account/login/", {"login": user.email, "password": PASSWORD, "remember": "on"})
    return browser


def test_sessions_are_the_persons_own_newest_first_without_those_that_ran_out() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    with time_machine.travel(timezone.now() - timedelta(days=15)):
        signed_in(teacher)
    first, second = signed_in(teacher), signed_in(teacher)
    signed_in(colleague)
    assert [row.session_key for row in sessions_of(teacher)] == [second.session.session_key, first.session.session_key]


def test_a_disabled_person_is_signed_in_nowhere() -> None:
    teacher = UserFactory()
    key = signed_in(teacher).session.session_key
    assert is_signed_in(teacher.pk, session_key=key)
    teacher.is_active = False
    teacher.save()
    assert not is_signed_in(teacher.pk, session_key=key)
