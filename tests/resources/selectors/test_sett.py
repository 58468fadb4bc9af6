import pytest
from django.http import QueryDict  # noqa: TID251 -- what an address says comes as one
from django.utils import timezone

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import FunctionalNeed
from clearinghouse.resources.selectors.sett import Asked, helped_by, ladder_for, read_asked, tasks, understood
from tests.factories.resources import technology_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def needs() -> dict[str, FunctionalNeed]:
    """A task with two parts, and one that was merged into a part."""
    reading = FunctionalNeed.objects.create(name="Seeing print", slug="print")
    size = FunctionalNeed.objects.create(name="Small print", slug="small", broader=reading)
    place = FunctionalNeed.objects.create(name="Losing the place", slug="place", broader=reading)
    FunctionalNeed.objects.create(name="Tiny print", slug="tiny", merged_into=size)
    return {"print": reading, "small": size, "place": place}


def tool(title: str, *needs: FunctionalNeed, **fields: object):
    page = technology_page(title, **fields)
    page.functional_needs.set(needs)
    page.save_revision().publish()
    return page


def titles(asked: Asked, user: object) -> list[tuple[str, list[str]]]:
    asked, names = understood(asked)
    return [(rung.level.value, [t.page.title for t in rung.tools]) for rung in ladder_for(asked, names, user).rungs]


def test_the_lowest_rung_comes_first_and_there_what_helps_most_and_costs_least(needs, public) -> None:
    small, place = needs["small"], needs["place"]
    tool("Screen reader", small, tech_level="high")
    tool("Window", small, cost_low=5)
    tool("Card", small, place, cost_low=9)
    tool("Overlay", small)
    tool("Magnifier", small, cost_low=1)
    assert titles(Asked(needs=("small", "place")), public) == [
        ("low", ["Card", "Magnifier", "Window", "Overlay"]),
        ("high", ["Screen reader"]),
    ]


def test_a_broad_task_has_its_parts_and_a_merged_one_leads_on(needs, public) -> None:
    tool("Magnifier", needs["small"])
    for slug in ("print", "tiny", "small"):
        assert titles(Asked(needs=(slug,)), public) == [("low", ["Magnifier"])]
    assert titles(Asked(needs=("place",)), public) == []
    assert understood(Asked(needs=("tiny", "no-such")))[0].needs == ("small",)


def test_each_tool_says_why_it_is_there(needs, public) -> None:
    page = tool("Magnifier", needs["small"], environments=["classroom", "home"])
    asked, names = understood(Asked(needs=("print",), places=("home",)))
    found = ladder_for(asked, names, public).tools[0]
    assert (found.helps_with, found.places) == (("Small print",), ("At home",))
    assert helped_by(page, names) == {needs["small"].pk: "Small print"}


def test_what_is_for_other_places_is_counted_and_what_is_recorded_for_none_stays(needs, public) -> None:
    tool("Outdoors only", needs["small"], environments=["outdoors"])
    tool("Anywhere", needs["small"])
    asked, names = understood(Asked(needs=("small",), places=("home",)))
    ladder = ladder_for(asked, names, public)
    assert ([t.page.title for t in ladder.tools], ladder.elsewhere) == (["Anywhere"], 1)


def test_one_begins_with_the_lowest_that_was_not_tried(needs, public) -> None:
    card, reader = tool("Card", needs["small"]), tool("Reader", needs["small"], tech_level="mid")
    asked, names = understood(Asked(needs=("small",), tried=(card.pk,)))
    assert ladder_for(asked, names, public).first.page == reader
    asked, names = understood(Asked(needs=("small",), tried=(card.pk, reader.pk)))
    assert ladder_for(asked, names, public).first is None


def test_nobody_finds_what_is_not_theirs_nor_what_is_retired_nor_a_draft(
    needs, public, outsider, teacher, teacher_elsewhere
) -> None:
    small = needs["small"]
    tool("Members tool", small, audience=Audience.MEMBERS)
    tool("District tool", small, audience=Audience.DISTRICT, district=teacher.memberships.get().district)
    tool("Draft", small).unpublish()
    retired = tool("Old", small)
    type(retired).objects.filter(pk=retired.pk).update(retired_at=timezone.now())
    asked = Asked(needs=("small",), places=("home",))
    assert titles(asked, public) == titles(asked, outsider) == []
    assert titles(asked, teacher_elsewhere) == [("low", ["Members tool"])]
    assert titles(asked, teacher) == [("low", ["District tool", "Members tool"])]


@pytest.mark.parametrize("many", [1, 3, 9])
def test_a_ladder_takes_three_queries_however_long_it_is(needs, public, django_assert_num_queries, many: int) -> None:
    for number in range(many):
        tool(f"Tool {number}", needs["small"], needs["place"])
    with django_assert_num_queries(3):
        asked, names = understood(Asked(needs=("print",)))
        assert len(ladder_for(asked, names, public).tools) == many
    with django_assert_num_queries(1):
        assert "Seeing print" in [task.name for task in tasks()]


def test_what_an_address_says_is_never_trusted() -> None:
    asked = read_asked(QueryDict("need=a&need=a&where=moon&where=home&tried=1&tried=x&tried=٣&tried=" + "9" * 30))
    assert asked == Asked(("a",), ("home",), (1,))
    assert len(read_asked(QueryDict("&".join(f"need=n{n}&tried={n}" for n in range(500)))).needs) == 30
    assert asked.parameters() == [("need", "a"), ("where", "home"), ("tried", "1")]
