import pytest

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.applications import load_applications
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.models import Application

pytestmark = pytest.mark.django_db


def test_two_applications_wait_and_one_of_them_is_taken():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    entries = read_entries("applications.yaml")
    for _ in range(2):
        assert load_applications(entries) == 2
    waiting = {row.name: (row.claimed_by is not None, row.district is not None) for row in Application.objects.waiting()}
    assert waiting == {"Upper Sorrel": (True, True), "Quarry Lane Regional": (False, False)}
