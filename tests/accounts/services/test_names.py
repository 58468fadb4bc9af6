import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.accounts.services.names import change_name
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_new_name_is_kept_with_what_it_was() -> None:
    teacher = UserFactory(first_name="Ada", last_name="Brook")
    change_name(teacher, first_name=" Ida ", last_name="Brook", actor=teacher)
    change_name(teacher, first_name="Ida", last_name="Brook", actor=teacher)
    teacher.refresh_from_db()
    assert teacher.first_name == "Ida"
    assert ModelLogEntry.objects.get().data["changes"] == {"first_name": ["Ada", "Ida"]}
