from collections import Counter
from pathlib import Path

import pytest

from search.management.relevance.questions import Unreadable, documents_of, own_questions, questions_of


def test_there_are_enough_questions_judged_in_two_halves_each_asked_once() -> None:
    questions = own_questions()
    assert len(questions) >= 60
    assert Counter(question.half for question in questions) == {"tuning": 36, "untouched": 36}
    assert len({question.text.lower() for question in questions}) == len(questions)
    assert all(max(question.grades.values()) >= 2 for question in questions)
    assert {grade for question in questions for grade in question.grades.values()} == {1, 2, 3}


def write(folder: Path, queries: str, qrels: str) -> Path:
    (folder / "queries.jsonl").write_text(queries)
    (folder / "qrels.tsv").write_text(qrels)
    return folder


def test_a_collections_questions_are_read_without_those_that_nothing_answers(tmp_path: Path) -> None:
    write(
        tmp_path,
        '{"id": "1", "text": "rivers"}\n\n{"id": 2, "text": "hills"}\n{"id": "3", "text": "roads"}\n',
        "query_id\tdocument_id\tgrade\n1\ta\t2\n1\tb\t0\n2\tc\t1\n3\ta\t0\n",
    )
    assert [(question.text, question.grades) for question in questions_of(tmp_path)] == [
        ("rivers", {"a": 2, "b": 0}),
        ("hills", {"c": 1}),
    ]


@pytest.mark.parametrize(
    ("queries", "qrels", "said"),
    [
        ('{"id": "1"}', "query_id\tdocument_id\tgrade\n1\ta\t1\n", "queries.jsonl, line 1: text is missing"),
        ("[]", "query_id\tdocument_id\tgrade\n1\ta\t1\n", "id, text is missing"),
        ("nonsense", "query_id\tdocument_id\tgrade\n1\ta\t1\n", "queries.jsonl"),
        ('{"id": "1", "text": "x"}', "query_id\tdocument_id\tgrade\n1\ta\tgood\n", "qrels.tsv"),
        ('{"id": "1", "text": "x"}', "one\ttwo\n1\t2\n", "qrels.tsv"),
    ],
)
def test_what_is_not_in_the_form_is_said_with_its_place(tmp_path: Path, queries: str, qrels: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        questions_of(write(tmp_path, queries, qrels))


def test_a_folder_without_the_files_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"qrels\.tsv"):
        questions_of(tmp_path)
    with pytest.raises(Unreadable, match=r"documents\.jsonl"):
        list(documents_of(tmp_path))
