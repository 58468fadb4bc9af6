import pytest

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import SavedResource
from clearinghouse.resources.services import saving
from clearinghouse.resources.services.saving import save_resource, take_out
from tests.factories.resources import practice_page

pytestmark = pytest.mark.django_db


def test_saving_twice_is_once_and_taking_out_twice_is_too(outsider) -> None:
    page = practice_page()
    assert save_resource(page, actor=outsider) == save_resource(page, actor=outsider)
    take_out(page, actor=outsider)
    take_out(page, actor=outsider)
    assert not SavedResource.objects.exists()


def test_nobody_saves_what_they_do_not_see(outsider) -> None:
    with pytest.raises(NotAllowed):
        save_resource(practice_page(audience=Audience.MEMBERS), actor=outsider)


def test_one_too_many_is_refused_in_words(teacher, monkeypatch) -> None:
    monkeypatch.setattr(saving, "MOST", 1)
    page = practice_page()
    save_resource(page, actor=teacher)
    assert save_resource(page, actor=teacher)
    with pytest.raises(RuleViolation, match="Take one out first"):
        save_resource(practice_page("Another"), actor=teacher)
