"""The command that makes the index anew, with its progress and its answer when the server is away."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.models import IndexRow
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_the_index_is_made_and_its_size_is_told(capsys) -> None:
    review_page("Pair reading")
    review_page("Fractions")
    out = StringIO()
    call_command("rebuild_index", stdout=out)
    assert out.getvalue() == "The index holds 2 documents.\n"
    assert "Reading the library" in "".join(capsys.readouterr())
    assert IndexRow.objects.filter(is_removed=False).count() == 2


def test_a_server_that_does_not_answer_is_told_in_words_and_searches_go_on(settings) -> None:
    review_page("Pair reading")
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    with pytest.raises(CommandError, match="Searches are answered as before"):
        call_command("rebuild_index")
    assert IndexRow.objects.filter(is_removed=False).count() == 1
