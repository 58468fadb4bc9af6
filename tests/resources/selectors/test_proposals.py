import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.proposals import districts_to_propose_from, find_duplicates, proposals_of
from clearinghouse.resources.services.proposals import withdraw_proposal
from tests.factories.curation import proposal_of
from tests.factories.resources import link_page, practice_page

pytestmark = pytest.mark.django_db


def told(found) -> list[tuple[str, str]]:
    return [(duplicate.page.title, duplicate.by) for duplicate in found.shown]


def test_the_same_work_is_found_by_doi_eric_number_and_address_however_written(teacher) -> None:
    link_page("By DOI", doi="10.3102/AbC", source_url="https://a.example/1")
    link_page("By ERIC", eric_id="ED503112", source_url="https://a.example/2")
    link_page("By address", source_url="http://www.report.example/reading/?b=2&a=1&utm_source=mail")
    assert told(find_duplicates(teacher, title="x", address="https://doi.org/10.3102/abc")) == [("By DOI", "DOI")]
    assert told(find_duplicates(teacher, title="x", eric_id="ed503112")) == [("By ERIC", "ERIC number")]
    assert told(find_duplicates(teacher, title="x", address="https://report.example/reading?a=1&b=2#top")) == [
        ("By address", "address")
    ]
    assert not find_duplicates(teacher, title="x", address="https://report.example/writing")


def test_a_title_that_is_nearly_the_same_is_found_and_another_is_not(teacher) -> None:
    practice_page("Peer-assisted learning strategies")
    assert told(find_duplicates(teacher, title="Peer Assisted Learning Strategies!")) == [
        ("Peer-assisted learning strategies", "a title like it")
    ]
    assert not find_duplicates(teacher, title="Self-regulated strategy development")


def test_what_one_may_not_see_is_told_without_its_name_and_only_when_it_is_the_same_work(
    teacher, own_district, other_district
) -> None:
    link_page("Secret marmalade", source_url="https://x.example/m", audience=Audience.DISTRICT, district=other_district)
    draft = link_page("Draft marmalade", source_url="https://x.example/d")
    draft.unpublish()
    for address in ("https://x.example/m", "https://x.example/d"):
        found = find_duplicates(teacher, title="Secret marmalade", address=address)
        assert (found.shown, found.hidden) == ((), True)
    assert not find_duplicates(teacher, title="Secret marmalade")
    link_page("Ours", source_url="https://x.example/o", audience=Audience.DISTRICT, district=own_district)
    assert told(find_duplicates(teacher, title="z", address="https://x.example/o")) == [("Ours", "address")]


def test_a_proposal_that_waits_is_known_already_and_is_not_its_own_twin(teacher, curator) -> None:
    proposal = proposal_of(teacher, source_url="https://x.example/p")
    assert find_duplicates(curator, title="x", address="https://x.example/p").hidden
    assert not find_duplicates(curator, title="x", address="https://x.example/p", but_not=proposal.page_id)


def test_the_mark_changes_with_what_is_told(teacher) -> None:
    link_page("By address", source_url="https://x.example/1")
    known = find_duplicates(teacher, title="q", address="https://x.example/1")
    other = find_duplicates(teacher, title="By address", address="https://x.example/2")
    assert known.mark == other.mark != ""
    assert find_duplicates(teacher, title="q").mark == ""


@pytest.mark.parametrize("address", ["", "nonsense", "http://[", "https://", "//", "http://x.example:99999/a", "%00"])
def test_no_address_breaks_the_check(teacher, address: str) -> None:
    link_page(source_url="https://x.example/1")
    assert not find_duplicates(teacher, title="q", address=address).hidden


@pytest.mark.parametrize("number", [1, 3])
def test_the_check_costs_the_same_for_one_and_three(teacher, number, django_assert_num_queries) -> None:
    for n in range(number):
        link_page(f"Report number {n}", source_url="https://x.example/1")
    with django_assert_num_queries(4):
        assert len(find_duplicates(teacher, title="Report number 0", address="https://x.example/1").shown) == number


def test_ones_own_proposals_come_with_the_open_ones_first(teacher, own_district, curator) -> None:
    old = proposal_of(teacher, "Withdrawn", district=own_district)
    withdraw_proposal(old, actor=teacher)
    proposal_of(teacher, "Open", district=own_district)
    assert [str(proposal) for proposal in proposals_of(teacher)] == ["Open", "Withdrawn"]
    assert not proposals_of(curator).exists()


def test_one_proposes_from_districts_that_belong(teacher, own_district, outsider) -> None:
    assert districts_to_propose_from(teacher) == [own_district]
    assert districts_to_propose_from(outsider) == []
