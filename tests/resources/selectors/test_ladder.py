"""What to try before a technology, and what comes when it is not enough."""

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.ladder import ladder
from tests.factories.resources import technology_page

pytestmark = pytest.mark.django_db


def joined(page, *before):
    page.try_first.set(before)
    page.save_revision().publish()
    return page


def test_what_costs_less_comes_first_and_the_rest_by_rung(public) -> None:
    guide = technology_page("Reading guide", tech_level="low")
    card = technology_page("Word card", tech_level="low")
    speech = joined(technology_page("Text to speech", tech_level="mid"), card, guide)
    scanner = joined(technology_page("Scanner", tech_level="high"), speech)
    found = ladder(speech, public)
    assert [rung.title for rung in found.before] == ["Reading guide", "Word card"]
    assert [rung.title for rung in found.after] == [scanner.title]


@pytest.mark.parametrize("rungs", [1, 3])
def test_a_rung_that_only_members_see_is_no_rung_for_the_public_and_one_query_reads_all(
    public, teacher, rungs: int, django_assert_num_queries
) -> None:
    hidden = technology_page("Ours alone", audience=Audience.MEMBERS)
    page = joined(technology_page("Speech", tech_level="high"), hidden, *(technology_page(f"Rung {n}") for n in range(rungs)))
    with django_assert_num_queries(1):
        assert hidden not in ladder(page, public).before
    assert hidden in ladder(page, teacher).before
