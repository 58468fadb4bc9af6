"""The demo's texts hold together, and say of the evidence only what its findings bear out."""

import re

import pytest

from clearinghouse.demo.content import CONTENT, content_files, content_hash, read_entries, read_mapping

REVIEWS = read_entries("reviews/*.yaml")
EVIDENCE = {entry["wwc_id"]: entry for entry in read_entries("evidence/*.json")}
TEXTS = ("summary", "what_it_is", "what_it_takes")
POINTS = re.compile(r"((?:\d+(?:, | and | to )?)+) (?:percentile )?points")


def text_of(review):
    return " ".join(" ".join(review[name] for name in TEXTS).split())


def findings_of(review):
    return [finding for reviewed in EVIDENCE[review["wwc_id"]]["reviews"] for finding in reviewed["findings"]]


def test_a_teacher_finds_at_least_forty_reviews_each_with_its_facts():
    assert len(REVIEWS) >= 40
    assert {review["wwc_id"] for review in REVIEWS} == set(EVIDENCE)
    assert len({review["slug"] for review in REVIEWS}) == len({review["title"] for review in REVIEWS}) == len(REVIEWS)
    assert all(findings_of(review) for review in REVIEWS)


def test_every_topic_has_a_scope_note_and_a_resource():
    topics = {topic["slug"]: topic for topic in read_entries("topics.yaml")}
    resources = [*REVIEWS, *read_entries("practice_guides.yaml", "practices/*.yaml", "assistive_technologies/*.yaml")]
    assert {slug for resource in resources for slug in resource["topics"]} == set(topics)
    assert all(topic["scope_note"] for topic in topics.values())


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review["slug"])
def test_a_review_has_three_texts_of_substance_in_plain_text(review):
    for name in TEXTS:
        assert 18 <= len(review[name].split()) <= 110, name
        assert "<" not in review[name], name


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review["slug"])
def test_a_review_names_only_gains_and_tiers_that_its_findings_record(review):
    text = text_of(review)
    said = {int(number) for match in POINTS.finditer(text) for number in re.findall(r"\d+", match[1])}
    assert said <= {abs(finding.get("improvement_index", 0)) for finding in findings_of(review)}
    tiers = {int(tier) for tier in re.findall(r"Tier (\d)", text)}
    assert tiers <= {finding["essa_tier"] for finding in findings_of(review) if "essa_tier" in finding}


def test_no_two_reviews_begin_alike():
    beginnings = [" ".join(review[name].split()[:4]) for review in REVIEWS for name in TEXTS]
    assert len(set(beginnings)) == len(beginnings)


def test_every_person_lives_in_an_invented_domain_and_every_place_exists():
    districts = {district["slug"]: district for district in read_entries("districts.yaml")}
    domains = {domain for district in districts.values() for domain in district["email_domains"]}
    assert all(domain.endswith(".example") for domain in domains)
    for person in read_entries("people.yaml"):
        assert person["email"].endswith(".example")
        assert set(person["places"]) <= set(districts)


def test_state_codes_cannot_be_taken_for_real_ones():
    codes = [district["state_code"] for district in read_entries("districts.yaml")]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"DEMO-\d{4}", code) for code in codes)


def test_the_evidence_names_its_source_and_is_a_small_part_of_it():
    files = content_files("evidence/*.json")
    assert all("Public domain" in path.read_text(encoding="utf-8")[:400] for path in files)
    assert sum(path.stat().st_size for path in files) < 500_000


def test_a_hash_changes_with_any_byte_of_the_content(tmp_path, monkeypatch):
    for name in ("topics.yaml", "home.yaml"):
        (tmp_path / name).write_bytes((CONTENT / name).read_bytes())
    monkeypatch.setattr("clearinghouse.demo.content.CONTENT", tmp_path)
    before = content_hash("topics.yaml", "home.yaml")
    assert content_hash("topics.yaml", "home.yaml") == before
    (tmp_path / "home.yaml").write_bytes((CONTENT / "home.yaml").read_bytes() + b"\n")
    assert content_hash("topics.yaml", "home.yaml") != before


def test_a_pattern_that_matches_no_file_is_a_mistake():
    with pytest.raises(FileNotFoundError, match="nothing-here"):
        content_hash("nothing-here.yaml")


def test_the_words_of_the_front_door_are_there():
    assert read_mapping("home.yaml")["home"]["headline"].endswith(".")
