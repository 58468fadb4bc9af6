import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.retiring import replacement_shown, resource_at
from clearinghouse.resources.services.retiring import retire_resource
from tests.factories.resources import link_page, practice_page

pytestmark = pytest.mark.django_db


def test_a_replacement_is_shown_to_those_who_may_see_it(curator, teacher, public) -> None:
    page, better = link_page(), practice_page(audience=Audience.PUBLIC)
    assert replacement_shown(page, public) is None
    page = retire_resource(page.pk, reason="x", replaced_by=better.pk, actor=curator)
    assert replacement_shown(page, public).pk == better.pk
    better.audience = Audience.MEMBERS
    better.save_revision().publish()
    assert replacement_shown(page, public) is None
    assert replacement_shown(page, teacher).pk == better.pk


@pytest.mark.parametrize("written", ["/library/quick-quizzes/", "https://us.example/library/quick-quizzes/?x=1", "quick-quizzes"])
def test_a_resource_is_found_at_its_address_however_it_was_copied(written: str) -> None:
    page = practice_page()
    assert resource_at(written).pk == page.pk


def test_nonsense_and_drafts_are_found_nowhere() -> None:
    practice_page().unpublish()
    for written in ("/library/quick-quizzes/", "", "/", "http://[", "%00"):
        assert resource_at(written) is None
