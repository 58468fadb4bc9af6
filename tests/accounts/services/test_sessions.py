import pytest
from django.test import Client

from clearinghouse.accounts.selectors import is_signed_in, sessions_of
from clearinghouse.accounts.services.sessions import end_session, end_sessions
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    browser = Client(headers={"user-agent": "Firefox on the staff room computer"})
    browser.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return browser


def gets_in(browser: Client) -> bool:
    return browser.get("/account/name/").status_code == 200


def test_a_person_ends_one_of_their_own_sessions_and_no_other() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    here, there, others = signed_in(teacher), signed_in(teacher), signed_in(colleague)
    chosen = next(row for row in sessions_of(teacher) if row.session_key == there.session.session_key)
    foreign = sessions_of(colleague)[0]
    assert end_session(teacher, pk=foreign.pk) is False
    assert end_session(teacher, pk=chosen.pk) is True
    assert [gets_in(browser) for browser in (here, there, others)] == [True, False, True]


def test_ending_all_others_keeps_this_one() -> None:
    teacher = UserFactory()
    here, there, elsewhere = (signed_in(teacher) for _ in range(3))
    assert end_sessions(teacher, keep=here.session.session_key) == 2
    assert [gets_in(browser) for browser in (here, there, elsewhere)] == [True, False, False]


def test_signing_out_takes_the_session_off_the_list() -> None:
    teacher = UserFactory()
    browser = signed_in(teacher)
    assert [row.user_agent for row in sessions_of(teacher)] == ["Firefox on the staff room computer"]
    browser.post("/account/logout/")
    assert sessions_of(teacher) == []


def test_an_ended_session_no_longer_signs_in() -> None:
    teacher = UserFactory()
    key = signed_in(teacher).session.session_key
    assert is_signed_in(teacher.pk, session_key=key)
    assert not is_signed_in(UserFactory().pk, session_key=key)
    assert not is_signed_in(teacher.pk, session_key="unknown")
    assert not is_signed_in(teacher.pk, session_key=None)
    teacher.set_password("another-long-walk")
    teacher.save()
    assert not is_signed_in(teacher.pk, session_key=key)
