from clearinghouse.exchange import reports
from clearinghouse.exchange.reports import ImportReport


def test_a_report_shows_a_row_for_each_kind_and_a_line_for_each_problem() -> None:
    report = ImportReport(
        "findings.csv", rows_read=1553, found={"findings": 1552}, notes=["769 mis-decoded citations repaired."], seconds=9.87
    )
    report.add_counts({"findings": 1500, "pages": 2}, {"findings": 2}, {"findings": 50})
    report.add_problem(17, "f_ss is -3; it must be from 0 to 9")
    assert report.as_text().splitlines() == [
        "findings.csv: 1,553 rows read, 1 left out, 9.9 s",
        "",
        "                       in the file   created   updated  unchanged",
        "findings                     1,552     1,500         2         50",
        "pages                            -         2         0          0",
        "",
        "769 mis-decoded citations repaired.",
        "",
        "Rows left out:",
        "  line 17: f_ss is -3; it must be from 0 to 9",
    ]


def test_a_dry_run_says_that_nothing_was_written() -> None:
    assert ImportReport("a.csv", is_dry_run=True).as_text().endswith("Nothing was written: this was a dry run.")


def test_a_flood_of_problems_is_counted_and_not_kept(monkeypatch) -> None:
    monkeypatch.setattr(reports, "MOST_SHOWN", 2)
    report = ImportReport("a.csv")
    for line in range(5):
        report.add_problem(line, "no")
    assert (report.problem_count, len(report.problems)) == (5, 2)
    assert report.as_text().endswith("and 3 more")
