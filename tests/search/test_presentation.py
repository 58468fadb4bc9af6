"""Results in the shapes of the page's components."""

from dataclasses import replace

import pytest

from search.facets import FACETS
from search.presentation import SHOWN_VALUES, chips, fullest, groups, present, sorts, ways_out
from search.query import SearchQuery, Sort, terms_of
from search.selectors import Results

LABELS = {
    "tier": {"1": "Tier 1", "2": "Tier 2"},
    "topic": {"literacy": "Literacy"},
    **{name: {} for name in (facet.name for facet in FACETS if facet.name not in ("tier", "topic"))},
}


def results(*, total: int = 2, counts: dict[str, dict[str, int]] | None = None, **query: object) -> Results:
    asked = SearchQuery(terms_of("reading"), **query)
    return Results(query=asked, notices=(), hits=[], total=total, counts=counts or {}, labels=LABELS, all_words=True)


def test_each_choice_is_a_chip_in_the_order_of_the_facets_whose_address_is_the_search_without_it() -> None:
    found = results(filters={"topic": ("literacy",), "tier": ("2", "1")}, page=3)
    assert chips(found) == [
        {"label": "Tier 2", "url": "/search/?q=reading&topic=literacy&tier=1"},
        {"label": "Tier 1", "url": "/search/?q=reading&topic=literacy&tier=2"},
        {"label": "Literacy", "url": "/search/?q=reading&tier=2&tier=1"},
    ]


def test_a_facet_shows_what_can_be_chosen_with_counts_and_leaves_out_what_nothing_has() -> None:
    shown = groups(results(counts={"tier": {"1": 3, "2": 1}, "topic": {"literacy": 4}}))
    assert [group["name"] for group in shown] == ["tier"], "one value that everything has is no choice"
    assert [(option["label"], option["count"], option["selected"]) for option in shown[0]["options"]] == [
        ("Tier 1", 3, False),
        ("Tier 2", 1, False),
    ]
    assert shown[0]["options"][0]["url"] == "/search/?q=reading&tier=1"


def test_a_choice_stays_to_be_undone_even_where_nothing_is_left_of_it() -> None:
    shown = groups(results(total=0, counts={}, filters={"topic": ("literacy",)}))
    assert [(group["name"], group["is_open"]) for group in shown] == [("topic", True)]
    assert shown[0]["options"] == [
        {"value": "literacy", "label": "Literacy", "count": 0, "selected": True, "url": "/search/?q=reading", "narrower": []}
    ]


def test_a_long_facet_keeps_the_fullest_and_every_chosen_value_in_their_own_order() -> None:
    values = [str(number) for number in range(SHOWN_VALUES + 8)]
    kept = fullest(values, {value: int(value) for value in values}, chosen=("0",), tree={})
    assert kept == ["0", *values[9:]]


def test_a_part_stands_under_its_topic_which_shows_with_it_and_either_takes_the_others_place() -> None:
    labels = {**LABELS, "topic": {"essays": "Essays", "literacy": "Literacy", "science": "Science", "writing": "Writing"}}
    broader = {"topic": {"writing": "literacy", "essays": "writing"}}
    counts = {"topic": {"literacy": 5, "writing": 3, "essays": 1, "science": 2}}
    found = replace(results(counts=counts, filters={"topic": ("writing", "science")}), labels=labels, broader=broader)
    (group,) = groups(found)
    literacy, science = group["options"]
    (writing,) = literacy["narrower"]
    (essays,) = writing["narrower"]
    assert (literacy["label"], science["label"], writing["label"], essays["label"]) == ("Literacy", "Science", "Writing", "Essays")
    assert literacy["url"] == "/search/?q=reading&topic=science&topic=literacy"
    assert essays["url"] == "/search/?q=reading&topic=science&topic=essays"
    assert writing["url"] == "/search/?q=reading&topic=science"


def test_a_long_tree_keeps_what_is_above_the_fullest_and_the_parts_of_what_is_chosen() -> None:
    fuller = [str(number) for number in range(SHOWN_VALUES)]
    counts = {**dict.fromkeys(fuller, 9), "literacy": 1, "writing": 1}
    tree = {"writing": "literacy", "0": "number"}
    values = ["number", *fuller, "literacy", "writing"]
    assert fullest(values, counts, (), tree) == ["number", *fuller]
    assert {"literacy", "writing"} <= {*fullest(values, counts, ("literacy",), tree)}


@pytest.mark.parametrize(
    ("words", "sort", "current", "labels"),
    [
        ("reading", Sort.RELEVANCE, "Best match", ["Best match", "Strongest evidence", "Newest"]),
        ("reading", Sort.NEWEST, "Newest", ["Best match", "Strongest evidence", "Newest"]),
        ("", Sort.RELEVANCE, "Strongest evidence", ["Strongest evidence", "Newest"]),
    ],
)
def test_best_match_is_offered_only_where_there_are_words(words: str, sort: Sort, current: str, labels: list[str]) -> None:
    offered = sorts(SearchQuery(terms_of(words), sort=sort))
    assert [order["label"] for order in offered] == labels
    assert [order["label"] for order in offered if order["current"]] == [current]


def test_another_order_keeps_words_and_choices() -> None:
    offered = sorts(SearchQuery(terms_of("reading rural"), {"tier": ("1",)}, Sort.NEWEST))
    assert offered[1]["url"] == "/search/?q=reading+rural&tier=1&sort=strongest"


def test_there_is_no_way_out_to_show_where_something_was_found_or_nothing_was_chosen() -> None:
    assert ways_out(results(filters={"tier": ("1",)})) == []
    assert ways_out(results(total=0)) == []


def test_the_search_form_keeps_choices_and_order_and_pages_keep_everything() -> None:
    context = present(results(filters={"tier": ("1",)}, sort=Sort.NEWEST, page=2))
    assert context["kept"] == [("tier", "1"), ("sort", "newest")]
    assert context["rest_of_query"] == "q=reading&tier=1&sort=newest"
    assert context["clear_url"] == "/search/?q=reading&sort=newest"
