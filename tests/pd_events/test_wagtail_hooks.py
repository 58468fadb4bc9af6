"""Records of trainings outlive an account."""

import pytest

from clearinghouse.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_for):
    return client_for(User.objects.create_superuser("root@school.example", "x", first_name="Ro", last_name="Ot"))


def test_a_person_with_a_place_is_not_deleted_and_it_is_said_why(browser, teacher) -> None:
    ask(EventDateFactory(), teacher)
    for address in (f"/cms/users/delete/{teacher.pk}/", f"/cms/bulk/accounts/user/delete/?id={teacher.pk}"):
        answer = browser.post(address, follow=True)
        assert answer.status_code == 200
        assert "whose records are kept" in answer.content.decode()
    assert User.objects.filter(pk=teacher.pk).exists()


def test_a_person_without_one_is(browser) -> None:
    person = UserFactory()
    browser.post(f"/cms/users/delete/{person.pk}/")
    assert not User.objects.filter(pk=person.pk).exists()
