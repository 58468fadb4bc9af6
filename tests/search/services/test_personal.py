import pytest

from clearinghouse.accounts.privacy import holdings
from search.models import MailRhythm, SavedSearch
from tests.factories.search import SavedSearchFactory

pytestmark = pytest.mark.django_db


def test_a_person_takes_their_searches_along_and_leaves_none(teacher, curator) -> None:
    SavedSearchFactory(owner=teacher, name="Mine", query="q=reading", rhythm=MailRhythm.DAILY)
    theirs = SavedSearchFactory(owner=curator)
    holding = holdings["saved searches"]
    (row,) = holding.export(teacher)
    assert (row["name"], row["address"], row["mail"]) == ("Mine", "/search/?q=reading", "daily")
    holding.erase(teacher)
    assert list(SavedSearch.objects.all()) == [theirs]
