"""What an administrator is told about the index, and what the command's end means to a script."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.models import IndexRow
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("check_index", *arguments, stdout=out)
    return out.getvalue()


def test_an_index_that_agrees_is_told_in_numbers() -> None:
    review_page("Pair reading")
    refresh_all()
    assert run() == "0 rows and 0 copies differ.\n"


def test_a_difference_is_named_and_ends_in_failure_with_what_to_do() -> None:
    page = review_page("Pair reading")
    out = StringIO()
    with pytest.raises(CommandError, match="--mend"):
        call_command("check_index", stdout=out)
    assert f"research_review {page.pk}: the row differs" in out.getvalue()
    assert not IndexRow.objects.exists()


def test_a_difference_is_mended_when_asked_and_then_all_is_well() -> None:
    review_page("Pair reading")
    assert run("--mend").endswith("0 rows and 0 copies differ.\n")


def test_a_server_that_does_not_answer_is_told_in_words(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    with pytest.raises(CommandError, match="when the search server is back"):
        run()
