from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import ContentVersion, OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.exchange.services import wwc
from clearinghouse.exchange.services.wwc import import_wwc
from clearinghouse.exchange.tables import UnreadableFile
from clearinghouse.resources.models import Finding, Intervention, ResearchReviewPage, Study, StudyReview
from clearinghouse.resources.services.research_reviews import NoLibrary
from tests.exchange.samples import SAMPLE, needs_real_findings
from tests.factories.districts import member
from tests.shared_data import FINDINGS

MODELS = (Intervention, Study, StudyReview, Finding, ResearchReviewPage, Revision, PageLogEntry, ModelLogEntry)


def stored() -> list[int]:
    return [model.objects.count() for model in MODELS]


def traces() -> list[object]:
    """Everything that a write of any kind leaves behind."""
    return [
        *stored(),
        ContentVersion.current(),
        OutboxMessage.objects.count(),
        list(ResearchReviewPage.objects.values_list("latest_revision", flat=True)),
    ]


def test_the_sample_becomes_interventions_studies_reviews_findings_and_pages(library) -> None:
    report = import_wwc(SAMPLE)
    assert report.found == {"interventions": 5, "studies": 6, "reviews": 7, "findings": 12}
    assert report.created == {"interventions": 5, "studies": 6, "reviews": 7, "findings": 12, "library pages": 5}
    assert stored()[:5] == [5, 6, 7, 12, 5]
    assert report.notes == ["4 mis-decoded citations repaired."]
    assert report.problem_count == 0


def test_texts_are_repaired_numbers_are_meant_and_blanks_stay_blank(library) -> None:
    import_wwc(SAMPLE)
    river = Intervention.objects.get(wwc_id=601)
    assert (river.name, river.program_types, river.delivery_methods) == ("River Readers® Early", ["supplement"], ["small group"])
    study = Study.objects.get(wwc_id=801)
    assert (
        study.citation
        == "Brook, A., & O’Hara, M. (2011). Reading beside the river: Cohort 1. Journal of Invented Studies, 4(2), 10–29."
    )
    assert (study.year, study.page_url) == (2011, "https://ies.ed.gov/ncee/wwc/Study/801")
    first, second = StudyReview.objects.get(wwc_id=7001), StudyReview.objects.get(wwc_id=7002)
    assert (first.standards_version, first.percent_english_learners) == (Decimal("2.1"), Decimal("8.30"))
    assert (first.in_rural, first.in_urban, first.is_multisite) == (True, None, True)
    assert (second.in_rural, second.is_multisite) == (None, None)
    assert first.sample_make_up == {"female": 49.0, "White": 81.5}
    finding = Finding.objects.get(wwc_id=9001)
    assert (finding.effect_size, finding.p_value, finding.essa_tier, finding.grade_band) == (0.35, 0.01, 1, "k-3")
    assert (finding.topic, finding.rating) == ("literacy", "without_reservations")
    assert Finding.objects.get(wwc_id=9003).rating == ""
    assert Finding.objects.get(wwc_id=9004).topic == "mathematics"
    assert Study.objects.get(wwc_id=804).year is None


def test_each_intervention_has_a_published_page_with_words_and_topics(library) -> None:
    import_wwc(SAMPLE)
    page = ResearchReviewPage.objects.get(intervention__wwc_id=601)
    assert (page.title, page.slug, page.live, page.get_parent().pk) == (
        "River Readers® Early",
        "river-readers-early",
        True,
        library.pk,
    )
    assert page.first_published_at is not None
    assert [topic.name for topic in page.topics.all()] == ["Literacy"]
    assert "1 of 3 findings is statistically significant and positive, one is significant and negative" in page.summary
    assert page.search_description == page.summary[: len(page.search_description) - 2] + " …"


@pytest.mark.django_db(transaction=True)
def test_a_second_run_changes_nothing_at_all(transactional_db) -> None:
    from tests.exchange.samples import make_library

    make_library()
    import_wwc(SAMPLE)
    before = traces()
    report = import_wwc(SAMPLE)
    assert (sum(report.created.values()), sum(report.updated.values())) == (0, 0)
    assert report.unchanged == {"interventions": 5, "studies": 6, "reviews": 7, "findings": 12, "library pages": 5}
    assert traces() == before


def test_a_dry_run_reports_the_same_and_writes_nothing(library) -> None:
    before = traces()
    promised = import_wwc(SAMPLE, dry_run=True)
    assert traces() == before
    done = import_wwc(SAMPLE)
    assert (promised.created, promised.updated, promised.unchanged) == (done.created, done.updated, done.unchanged)


def test_a_dry_run_counts_a_changed_study_of_two_programs_once(library, sample_rows, write_csv) -> None:
    import_wwc(SAMPLE)
    for row in sample_rows:
        if row["s_studyid"] == "801":
            row["s_citation"] = "Brook, A. (2012). Corrected."
    report = import_wwc(write_csv(sample_rows), dry_run=True)
    assert (report.created["studies"], report.updated["studies"], report.unchanged["studies"]) == (0, 1, 5)


def test_an_import_asks_once_for_the_search_row_of_each_page(library) -> None:
    import_wwc(SAMPLE)
    asked = [message.key for message in OutboxMessage.objects.filter(topic="search.refresh", key__startswith="research_review")]
    assert sorted(asked) == sorted(f"research_review:{pk}" for pk in ResearchReviewPage.objects.values_list("pk", flat=True))


def test_a_changed_file_changes_only_what_changed_and_keeps_the_history(library, sample_rows, write_csv) -> None:
    import_wwc(SAMPLE)
    revisions = dict(ResearchReviewPage.objects.values_list("intervention__wwc_id", "latest_revision"))
    for row in sample_rows:
        if row["f_findingid"] == "9004":
            row.update(f_effect_size_wwc=".3", f_improvement_index="12", f_is_stat_sig="True")
    report = import_wwc(write_csv(sample_rows))
    assert (+report.updated, +report.created) == ({"findings": 1, "library pages": 1}, {})
    entry = ModelLogEntry.objects.get(action="evidence.change")
    assert entry.data["changes"] == {"effect_size": [0.12, 0.3], "improvement_index": [5, 12], "is_significant": [False, True]}
    assert entry.object_id == str(Finding.objects.get(wwc_id=9004).pk)
    now = dict(ResearchReviewPage.objects.values_list("intervention__wwc_id", "latest_revision"))
    assert {wwc_id for wwc_id in now if now[wwc_id] != revisions[wwc_id]} == {602}
    page = ResearchReviewPage.objects.get(intervention__wwc_id=602)
    assert "12 percentile points" in page.summary
    assert "12 percentile points" not in page.revisions.order_by("pk").first().as_object().summary


BREAKS = [
    ({"f_ss": "many"}, "f_ss is “many”, which is no number"),
    ({"f_ss": "-4"}, "f_ss is -4; it must be from 0"),
    ({"s_study_rating": "Splendid"}, "s_study_rating is “splendid”, which this import does not know"),
    ({"s_study_design": ""}, "s_study_design is blank"),
    ({"f_findingid": ""}, "f_findingid is blank"),
    ({"f_findingid": "9001"}, "f_findingid 9001 stands in line 2 already"),
    ({"s_interventionid": "x"}, "s_interventionid is “x”, which is no number"),
    ({"reviewid": "7001"}, "reviewid 7001 belongs in line 2 to study 801 of intervention 601"),
    ({"s_citation": "\u00a0"}, "s_citation is blank"),
    ({"s_intervention_name": "x" * 256}, "s_intervention_name has 256 characters; at most 255 are kept"),
    ({"f_effect_size_wwc": "nan"}, "f_effect_size_wwc is “nan”, which is no number"),
    ({"s_ell": "101"}, "s_ell is 101; it must be from 0 to 100"),
    ({"f_essa_rating": "ESSA Tier 9"}, "f_essa_rating is “essa tier 9”, which this import does not know"),
    ({"s_study_page_url": "javascript:alert(1)"}, "s_study_page_url is “javascript:alert(1)”"),
]


@pytest.mark.parametrize(("change", "reason"), BREAKS, ids=[reason for _, reason in BREAKS])
def test_a_broken_row_is_reported_with_its_line_and_left_out(library, sample_rows, write_csv, change, reason) -> None:
    sample_rows[4].update(change)
    report = import_wwc(write_csv(sample_rows))
    assert [problem.line for problem in report.problems] == [6]
    assert report.problems[0].reason.startswith(reason)
    assert Finding.objects.count() == 11
    assert not Finding.objects.filter(wwc_id=9005).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no,table\n1,2\n",
        b"PK\x03\x04",
        SAMPLE.read_bytes() + b'9999,"cut off',
        SAMPLE.read_bytes() + b"\xff",
        SAMPLE.read_bytes() + b"a\0",
    ],
)
def test_an_unreadable_file_changes_nothing_however_late_it_shows(library, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "findings.csv"
    path.write_bytes(content)
    before = traces()
    with pytest.raises(UnreadableFile):
        import_wwc(path)
    assert traces() == before


def test_findings_that_left_the_file_are_kept_and_named(library, sample_rows, write_csv) -> None:
    import_wwc(SAMPLE)
    report = import_wwc(write_csv(sample_rows[:-4]))
    assert Finding.objects.count() == 12
    assert "4 stored findings are no longer in the file; they were kept." in report.notes


def test_rows_that_differ_in_their_citation_agree_on_the_commonest(library, sample_rows, write_csv) -> None:
    sample_rows[0]["s_citation"] = "Brook and O’Hara, much longer than the other one. " * 9
    report = import_wwc(write_csv(sample_rows))
    assert Study.objects.get(wwc_id=801).citation.startswith("Brook, A., & O’Hara, M. (2011).")
    assert "1 studies are cited in more than one way; the commonest was taken: 801." in report.notes


def test_a_break_leaves_whole_interventions_and_the_next_run_finishes(library, monkeypatch) -> None:
    publish = wwc.publish_recorded_facts

    def fail_at_the_third(intervention, *, actor):
        if intervention.wwc_id == 603:
            raise RuntimeError("the power went")
        return publish(intervention, actor=actor)

    monkeypatch.setattr(wwc, "publish_recorded_facts", fail_at_the_third)
    with pytest.raises(RuntimeError):
        import_wwc(SAMPLE)
    assert set(Finding.objects.values_list("review__intervention__wwc_id", flat=True)) == {601, 602}
    assert set(ResearchReviewPage.objects.values_list("intervention__wwc_id", flat=True)) == {601, 602}
    monkeypatch.undo()
    report = import_wwc(SAMPLE)
    assert stored()[:5] == [5, 6, 7, 12, 5]
    assert report.created["interventions"] == 3


def test_no_write_holds_the_database_longer_than_one_intervention(library, monkeypatch) -> None:
    depths = []
    monkeypatch.setattr(
        wwc,
        "record_intervention_evidence",
        lambda facts, *, actor, real=wwc.record_intervention_evidence: (
            depths.append(len(connection.savepoint_ids)),
            real(facts, actor=actor),
        )[1],
    )
    import_wwc(SAMPLE)
    assert len(depths) == 5
    assert len(set(depths)) == 1


def test_without_a_library_page_it_says_what_to_run(db) -> None:
    with pytest.raises(NoLibrary, match="prepare_site"):
        import_wwc(SAMPLE)


def test_a_curator_may_import_and_a_teacher_may_not(library) -> None:
    with pytest.raises(NotAllowed):
        import_wwc(SAMPLE, actor=member(Role.TEACHER))
    assert stored()[:5] == [0, 0, 0, 0, 0]
    curator = member(Role.CURATOR)
    import_wwc(SAMPLE, actor=curator)
    assert set(ModelLogEntry.objects.filter(action="evidence.record").values_list("user", flat=True)) == {curator.pk}


def test_progress_is_told_to_the_end(library) -> None:
    heard = []
    import_wwc(SAMPLE, progress=lambda stage, done, total: heard.append((stage, done, total)))
    assert heard == [("Writing interventions", done, 5) for done in range(1, 6)]


@needs_real_findings
def test_the_real_file_comes_in_whole_and_the_second_time_changes_nothing(library) -> None:
    report = import_wwc(FINDINGS)
    assert report.found == {"interventions": 229, "studies": 373, "reviews": 390, "findings": 1553}
    assert stored()[:5] == [229, 373, 390, 1553, 229]
    assert (report.problem_count, report.notes) == (0, ["769 mis-decoded citations repaired."])
    assert Finding.objects.filter(essa_tier=1).count() == 130
    assert StudyReview.objects.filter(findings__isnull=False, is_multisite=None).values("findings").count() == 1071
    before = traces()
    again = import_wwc(FINDINGS)
    assert (sum(again.created.values()), sum(again.updated.values())) == (0, 0)
    assert traces() == before
