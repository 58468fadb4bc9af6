import json

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from clearinghouse.accounts import privacy
from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.core.errors import RuleViolation
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_the_export_holds_the_person_and_never_the_password() -> None:
    teacher = UserFactory(first_name="Adaword")
    told = json.dumps(export_person(teacher))
    assert teacher.email in told
    assert "Adaword" in told
    assert teacher.password not in told
    assert ModelLogEntry.objects.get().action == "account.exported"


def test_every_app_that_holds_something_is_in_the_export() -> None:
    assert {"districts", "notifications"} <= set(export_person(UserFactory()))


def test_an_erased_person_has_no_name_no_address_no_session_and_no_way_in() -> None:
    teacher = UserFactory(first_name="Adaword", is_superuser=False)
    teacher.groups.add(Group.objects.create(name="Choir"))
    email = teacher.email
    browser = Client()
    browser.post("/account/login/", {"login": email, "password": PASSWORD})
    erase_person(teacher, actor=teacher)
    gone = User.objects.get(pk=teacher.pk)
    assert (str(gone), gone.is_active, gone.has_usable_password(), gone.groups.count()) == ("Former member", False, False, 0)
    assert not gone.emailaddress_set.exists()
    assert browser.get("/account/name/").status_code == 302
    assert Client().post("/account/login/", {"login": email, "password": PASSWORD}).status_code == 200
    entry = ModelLogEntry.objects.get(action="account.erased")
    assert "Adaword" not in json.dumps([entry.label, entry.data])


def test_the_address_is_free_for_a_new_account_afterwards() -> None:
    teacher = UserFactory()
    erase_person(teacher, actor=teacher)
    assert UserFactory(email=teacher.email).pk != teacher.pk


def test_nothing_is_erased_where_an_app_says_no(monkeypatch) -> None:
    def no(user: User) -> None:
        raise RuleViolation("Not yet.")

    monkeypatch.setitem(privacy.holdings, "test", privacy.Holding("test", export=lambda user: None, check=no))
    teacher = UserFactory()
    with pytest.raises(RuleViolation, match="Not yet"):
        erase_person(teacher, actor=teacher)
    teacher.refresh_from_db()
    assert teacher.is_active
