import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts import cms_groups
from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.services.editing import edit_district
from clearinghouse.districts.services.memberships import sync_cms_groups
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


def test_a_district_administrator_keeps_their_own_districts_facts(own_district, district_administrator) -> None:
    edit_district(own_district, facts={"enrolment": 700, "town": own_district.town}, actor=district_administrator)
    own_district.refresh_from_db()
    assert own_district.enrolment == 700
    assert ModelLogEntry.objects.get().data["changes"] == {"enrolment": [640, 700]}
    edit_district(own_district, facts={"enrolment": 700}, actor=district_administrator)
    assert ModelLogEntry.objects.count() == 1


@pytest.mark.parametrize(
    "facts", [{"kind": DistrictKind.ASSOCIATE}, {"email_domains": ["a.example"]}, {"name": "X"}, {"slug": "x"}]
)
def test_what_a_district_is_to_the_consortium_is_not_its_own_to_say(own_district, district_administrator, facts) -> None:
    with pytest.raises(NotAllowed):
        edit_district(own_district, facts=facts, actor=district_administrator)


@pytest.mark.parametrize("who", ["teacher", "coordinator", "curator", "teacher_elsewhere", "outsider"])
def test_nobody_else_edits(request, own_district, who) -> None:
    with pytest.raises(NotAllowed):
        edit_district(own_district, facts={"enrolment": 1}, actor=request.getfixturevalue(who))


def test_a_district_administrator_edits_no_other_district(other_district, district_administrator) -> None:
    with pytest.raises(NotAllowed):
        edit_district(other_district, facts={"enrolment": 1}, actor=district_administrator)


@pytest.mark.parametrize(
    "facts",
    [
        {"grades": ["01", "K"]},
        {"time_zone": "Mars/Olympus"},
        {"email_domains": ["gmail.com"]},
        {"email_domains": ["Big.example"]},
        {"email_domains": ["localhost"]},
        {"state": "mass"},
        {"enrolment": -1},
        {"website": "javascript:alert(1)"},
    ],
)
def test_facts_that_cannot_be_right_are_refused(own_district, consortium_administrator, facts) -> None:
    with pytest.raises(ValidationError):
        edit_district(own_district, facts=facts, actor=consortium_administrator)


def test_two_districts_cannot_let_the_same_domain_join(own_district, consortium_administrator) -> None:
    DistrictFactory(name="First Mill", email_domains=["mill.example"])
    with pytest.raises(RuleViolation, match="First Mill has the domain mill.example already"):
        edit_district(own_district, facts={"email_domains": ["mill.example"]}, actor=consortium_administrator)


def test_a_district_that_leaves_takes_its_people_out_of_the_cms(own_district, curator, consortium_administrator) -> None:
    sync_cms_groups(curator)
    edit_district(own_district, facts={"kind": DistrictKind.FORMER}, actor=consortium_administrator)
    assert not curator.groups.filter(name=cms_groups.CURATORS).exists()
