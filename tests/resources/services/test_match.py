import pytest

from clearinghouse.accounts.privacy import holdings
from clearinghouse.resources.models import KeptSetting
from clearinghouse.resources.services.match import forget_setting, keep_setting

pytestmark = pytest.mark.django_db


def test_a_person_keeps_one_setting_and_the_last_stands(teacher) -> None:
    keep_setting(teacher, enrolment="300-599", locale="rural", grades=["3-6"], budget=25)
    keep_setting(teacher, enrolment="", locale="town", grades=[], budget=None)
    kept = KeptSetting.objects.get()
    assert (kept.enrolment, kept.locale, kept.grades, kept.budget) == ("", "town", [], None)


def test_forgetting_leaves_nothing_of_theirs_and_all_of_others(teacher, coordinator) -> None:
    for person in (teacher, coordinator):
        keep_setting(person, enrolment="", locale="rural", grades=[], budget=None)
    forget_setting(teacher)
    assert [kept.user for kept in KeptSetting.objects.all()] == [coordinator]


def test_a_person_gets_it_in_their_copy_and_it_goes_with_them(teacher) -> None:
    holding = holdings["kept setting"]
    assert holding.export(teacher) is None
    keep_setting(teacher, enrolment="300-599", locale="rural", grades=["3-6"], budget=25)
    assert holding.export(teacher) == {"enrolment": "300-599", "locale": "rural", "grades": ["3-6"], "dollars_a_pupil": 25}
    holding.erase(teacher)
    assert not KeptSetting.objects.exists()
