import pytest
from django.utils.datastructures import MultiValueDict

from search.documents.library import tried_values
from search.selectors.results import search_for
from search.services.rebuilding import refresh_all
from tests.factories.resources import practice_page, review_page
from tests.factories.voices import TriedHereFactory

pytestmark = pytest.mark.django_db


def test_only_notes_that_everybody_may_read_make_a_resource_tried(public) -> None:
    page, review, hidden = practice_page("Quick quizzes"), review_page("Pair reading"), practice_page("Marmalade")
    TriedHereFactory(page=page, public=True, outcome="kept")
    TriedHereFactory(page=page, public=True, outcome="dropped")
    TriedHereFactory(page=review, public=True, outcome="kept")
    TriedHereFactory(page=hidden, outcome="kept")
    TriedHereFactory(page=hidden, public=True, draft=True)
    assert [value.value for value in tried_values(page)] == ["kept", "dropped"]
    assert tried_values(hidden) == ()
    refresh_all()
    found = search_for(public, MultiValueDict({"tried": ["kept"]}), page=1)
    assert found.total == 2
