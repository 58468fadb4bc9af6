import pytest

from clearinghouse.advocacy.selectors.letters import facts_for, letters_for, own_places
from tests.factories.advocacy import LetterTemplateFactory
from tests.factories.districts import DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def test_members_are_offered_the_letters_on_the_list_and_nobody_else_any(teacher, outsider, public) -> None:
    offered = LetterTemplateFactory()
    LetterTemplateFactory(is_offered=False)
    assert letters_for(teacher) == [offered]
    assert letters_for(outsider) == []


def test_a_person_writes_for_their_own_districts(teacher, outsider, own_district) -> None:
    second = DistrictFactory(name="Zenith")
    MembershipFactory(user=teacher, district=second)
    assert [place.district for place in own_places(teacher)] == [own_district, second]
    assert own_places(outsider) == ()


def test_the_facts_are_the_districts_own_and_the_consortiums(teacher, own_district) -> None:
    own_district.enrolment, own_district.enrolment_year = 1_240, 2025
    own_district.save()
    DistrictFactory(enrolment=760)
    facts = facts_for("[district] [figure: students]", own_places(teacher)[0], teacher)
    assert (facts["district"], facts["students"], facts["year"], facts["state"]) == (
        "Alder Creek",
        "1,240",
        "2025",
        "Massachusetts",
    )
    assert (facts["our districts"], facts["our students"]) == ("2", "2,000")
    assert facts["figure: students"] == "Together we are 2,000 students in 2 districts."
    assert facts["your role"] == "Teacher"


def test_what_is_not_recorded_or_too_small_to_tell_is_left_blank(teacher, own_district) -> None:
    for enrolment in (None, 7):
        own_district.enrolment = enrolment
        own_district.save()
        assert facts_for("", own_places(teacher)[0], teacher)["students"] == ""


@pytest.mark.parametrize("count", [1, 3, 50])
def test_facts_cost_one_query_and_a_figure_no_more(teacher, count: int, django_assert_num_queries) -> None:
    for _ in range(count):
        DistrictFactory()
    place = own_places(teacher)[0]
    with django_assert_num_queries(1):
        facts_for("[district] [figure: students] [figure: districts]", place, teacher)
