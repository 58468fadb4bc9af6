import pytest
from django.core.management import CommandError, call_command

from search.management.commands import measure_relevance
from search.management.relevance.questions import Question
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_it_prints_a_row_for_each_half(capsys, monkeypatch) -> None:
    for title in ("Reading", "Fractions"):
        review_page(title)
    refresh_all()
    questions = [Question("reading", {"reading": 3}, "tuning"), Question("reading", {"fractions": 3}, "untouched")]
    monkeypatch.setattr(measure_relevance, "own_questions", lambda: questions)
    call_command("measure_relevance")
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        ["Backend", "Half", "Questions", "nDCG@10", "MRR"],
        ["database", "tuning", "1", "1.000", "1.000"],
        ["database", "untouched", "1", "0.000", "0.000"],
    ]


def test_without_the_demo_it_says_what_to_do() -> None:
    with pytest.raises(CommandError, match="load_demo"):
        call_command("measure_relevance")


def test_a_folder_that_is_no_collection_is_said(tmp_path) -> None:
    with pytest.raises(CommandError, match=r"qrels\.tsv"):
        call_command("measure_relevance", collection=tmp_path)
