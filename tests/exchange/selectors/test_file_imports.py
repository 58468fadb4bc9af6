import pytest

from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.reports import ImportReport
from clearinghouse.exchange.selectors import file_imports as selectors

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_imports_costs_the_same_for_one_and_three(curator, number, django_assert_num_queries) -> None:
    for n in range(number):
        FileImport.objects.create(file_name=f"{n}.csv", uploaded_by=curator)
    with django_assert_num_queries(2):
        assert [str(found.uploaded_by) for found in selectors.last_imports(curator, ImportKind.EVIDENCE)] == [str(curator)] * number


def test_curators_see_each_others_imports_and_nobody_else_sees_any(
    curator, consortium_administrator, teacher, outsider, district_administrator, public
) -> None:
    found = FileImport.objects.create(file_name="secret.csv", uploaded_by=curator)
    assert selectors.import_for(consortium_administrator, found.public_id) == found
    for person in (teacher, outsider, district_administrator, public):
        assert selectors.last_imports(person, ImportKind.EVIDENCE) == []
        assert selectors.import_for(person, found.public_id) is None


def test_a_report_comes_back_from_the_database_as_it_was(curator) -> None:
    report = ImportReport("a.csv", rows_read=3, notes=["Noted."], seconds=1.26)
    report.found = {"studies": 2}
    report.add_counts({"studies": 1}, {"pages": 2}, {})
    for line in range(600):
        report.add_problem(line, "odd")
    found = FileImport.objects.create(file_name="a.csv", report=report.as_data())
    stored = selectors.report_of(FileImport.objects.get(pk=found.pk))
    assert stored is not None
    assert [(row.kind, row.found, row.created, row.updated) for row in stored.kinds] == [
        ("studies", 2, 1, 0),
        ("pages", None, 0, 2),
    ]
    assert (stored.changes, stored.problem_count, stored.hidden_problems) == (3, 600, 100)
    assert (stored.notes, stored.seconds, stored.problems[1]) == (["Noted."], 1.3, (1, "odd"))


def test_an_import_that_was_not_checked_has_no_report(curator) -> None:
    assert selectors.report_of(FileImport.objects.create(file_name="a.csv")) is None
