import pytest
from django.utils import timezone

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.invitations import load_invitations
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.models import Invitation

pytestmark = pytest.mark.django_db


def test_invitations_wait_for_an_answer_once_each():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    entries = read_entries("invitations.yaml")
    load_invitations(entries)
    load_invitations(entries)
    assert Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()).count() == len(entries)
