import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import FunctionalNeed, PracticePage, ResourcePage
from clearinghouse.resources.selectors.ways import counted_of, trees_of
from tests.factories.resources import TopicFactory, guide_page, practice_page, published, review_page, technology_page

pytestmark = pytest.mark.django_db


def tool(title: str, *needs: FunctionalNeed, **fields: object) -> None:
    page = technology_page(title, **fields)
    page.functional_needs.set(needs)
    page.save_revision().publish()


def said(ways: list) -> list[tuple[str, int]]:
    return [(way.value, way.count) for way in ways]


def test_kinds_come_in_their_order_and_empty_ones_not_at_all(public, teacher) -> None:
    practice_page("One")
    practice_page("Two")
    review_page("Three")
    guide_page("Hidden", audience=Audience.MEMBERS)
    assert said(counted_of(ResourcePage.objects.visible_to(public)).kinds) == [("research_review", 1), ("practice", 2)]
    assert said(counted_of(ResourcePage.objects.visible_to(teacher)).kinds) == [
        ("research_review", 1),
        ("practice_guide", 1),
        ("practice", 2),
    ]


def test_a_need_counts_what_is_under_its_parts_once_and_nothing_hidden(public, teacher, own_district) -> None:
    reading = FunctionalNeed.objects.create(name="Seeing print", slug="print")
    small, place = (FunctionalNeed.objects.create(name=name, slug=name, broader=reading) for name in ("small", "place"))
    tool("Card", small, place)
    tool("Magnifier", small)
    tool("Ours", place, audience=Audience.DISTRICT, district=own_district)
    (way,) = trees_of(public)["need"]
    assert (way.value, way.count, said(way.parts)) == ("print", 2, [("small", 2), ("place", 1)])
    assert trees_of(teacher)["need"][0].count == 3
    assert way.address == "/search/?need=print"


@pytest.mark.parametrize("many", [1, 3, 9])
def test_both_trees_take_one_query_however_large(public, django_assert_num_queries, many: int) -> None:
    need = FunctionalNeed.objects.create(name="Seeing print", slug="print")
    for number in range(many):
        tool(f"Tool {number}", need)
        published(PracticePage(title=f"Practice {number}", summary="x"), topics=[TopicFactory()])
    with django_assert_num_queries(1):
        trees = trees_of(public)
    assert (len(trees["topic"]), trees["need"][0].count) == (many, many)


def test_practices_are_counted_by_what_is_in_hand(public, teacher) -> None:
    practice_page("Quick", minutes=10, devices="none", bandwidth="offline")
    practice_page("Slow", minutes=30)
    practice_page("Hidden", minutes=5, devices="none", audience=Audience.MEMBERS)
    assert said(counted_of(ResourcePage.objects.visible_to(public)).hand) == [
        ("device-none", 1),
        ("line-offline", 1),
        ("minutes-15", 1),
        ("minutes-30", 2),
    ]
    assert said(counted_of(ResourcePage.objects.visible_to(teacher)).hand)[0] == ("device-none", 2)
