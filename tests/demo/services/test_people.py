import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate

from clearinghouse.accounts.models import User
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.policies import roles_held

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _districts():
    load_districts(read_entries("districts.yaml"))


def test_each_person_has_one_verified_address_however_often_they_are_loaded():
    entries = read_entries("people.yaml")
    load_people(entries)
    load_people(entries)
    assert User.objects.count() == len(entries) >= 30
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(entries)


def test_only_the_demo_sign_ins_can_sign_in(rf):
    load_people(read_entries("people.yaml"))
    usable = {user.email for user in User.objects.all() if user.has_usable_password()}
    assert usable == {sign_in.email for sign_in in DEMO_SIGN_INS}
    assert all(authenticate(rf.post("/"), email=email, password=DEMO_PASSWORD) for email in usable)


def test_nobody_is_a_superuser():
    load_people(read_entries("people.yaml"))
    assert not User.objects.filter(is_superuser=True).exists()


def test_people_of_an_observer_and_an_applicant_hold_no_role_yet():
    load_people(read_entries("people.yaml"))
    assert roles_held(User.objects.get(email="agnes.bellweather@tansylakes.example")) == frozenset()
    assert roles_held(User.objects.get(email="rafe.dunning@uppersorrel.example")) == frozenset()


def test_a_role_that_the_file_no_longer_gives_is_taken():
    teacher = next(
        entry for entry in read_entries("people.yaml") if entry["places"] == {"ferrow-valley": ["pd_coordinator", "teacher"]}
    )
    load_people([teacher])
    load_people([{**teacher, "places": {"ferrow-valley": ["teacher"]}}])
    assert roles_held(User.objects.get(email=teacher["email"])) == {"teacher"}


def test_curators_and_administrators_enter_the_cms_and_teachers_do_not():
    load_people(read_entries("people.yaml"))
    in_groups = set(User.objects.filter(groups__isnull=False).values_list("email", flat=True))
    assert {"ines.halloran@overwend.example", "jo.penhallow@brackwater.example"} <= in_groups
    assert "rosa.tiller@coldmarl.example" not in in_groups
