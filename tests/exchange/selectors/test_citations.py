import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.exchange.selectors.citations import resource_to_cite
from tests.factories.resources import practice_page

pytestmark = pytest.mark.django_db


def test_only_who_may_see_a_resource_may_cite_it(public, outsider, teacher, teacher_elsewhere, own_district) -> None:
    members = practice_page("Members", audience=Audience.MEMBERS)
    own = practice_page("Own", audience=Audience.DISTRICT, district=own_district)
    everybodys = practice_page("Open")
    seen = {
        name: [page.title for page in (everybodys, members, own) if resource_to_cite(person, page.pk)]
        for name, person in {"public": public, "outsider": outsider, "teacher": teacher, "elsewhere": teacher_elsewhere}.items()
    }
    assert seen == {
        "public": ["Open"], "outsider": ["Open"], "teacher": ["Open", "Members", "Own"], "elsewhere": ["Open", "Members"],
    }  # fmt: skip


def test_a_draft_and_a_number_beyond_any_are_nothing(teacher) -> None:
    page = practice_page()
    page.unpublish()
    assert resource_to_cite(teacher, page.pk) is None
    assert resource_to_cite(teacher, 10**25) is None
