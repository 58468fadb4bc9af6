"""The demo sign-ins are people of the demo, one for each role and one outsider."""

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from clearinghouse.districts.enums import Role

PEOPLE = {person["email"]: person for person in read_entries("people.yaml")}


def roles_of(email):
    return {role for roles in PEOPLE[email]["places"].values() for role in roles}


def test_each_role_has_a_sign_in_that_holds_it():
    by_label = {sign_in.role: sign_in.email for sign_in in DEMO_SIGN_INS}
    for role in Role:
        assert role.value in roles_of(by_label[role.label])


def test_the_outsider_belongs_to_no_district():
    outsiders = [sign_in.email for sign_in in DEMO_SIGN_INS if not roles_of(sign_in.email)]
    assert outsiders == ["kit.marlowe@elsewhere.example"]


def test_the_password_meets_the_rules_for_real_ones():
    from django.contrib.auth.password_validation import validate_password

    validate_password(DEMO_PASSWORD)


def test_every_role_of_a_person_exists():
    assert {role for email in PEOPLE for role in roles_of(email)} == set(Role.values)
