import pytest

from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.advocacy.models import ContactMessage
from tests.factories.accounts import UserFactory
from tests.factories.advocacy import ContactMessageFactory

pytestmark = pytest.mark.django_db


def test_a_person_gets_what_they_wrote_from_a_verified_address_and_it_goes_with_them() -> None:
    lew, sly = UserFactory(email="lew@paper.example"), UserFactory(email="sly@paper.example", address__verified=False)
    ContactMessageFactory(email="lew@paper.example", body="Mine.")
    other = ContactMessageFactory(email="sly@paper.example")
    assert [row["body"] for row in export_person(lew)["contact"]] == ["Mine."]
    assert export_person(sly)["contact"] == []
    erase_person(lew, actor=lew)
    assert list(ContactMessage.objects.all()) == [other]
