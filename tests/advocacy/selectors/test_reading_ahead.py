"""A page reads what it shows at once, and shows it all the same."""

import pytest

from clearinghouse.advocacy.selectors.reading_ahead import numbers_in, read_ahead
from tests.factories.pages import everything_in_a_body, news, public_page, story, with_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_however_many_blocks_stand_on_a_page_pages_pictures_and_sizes_take_one_query_each(
    many: int, django_assert_num_queries
) -> None:
    page = story(body=everything_in_a_body(many), **with_picture("Streams"))
    assert (page.picture.title, page.url) == ("Streams", "/stories/one-physics-class/")  # known already where a page is shown
    with django_assert_num_queries(3):
        read_ahead(page)
    with django_assert_num_queries(0):
        shown = [block.value["image"].prefetched_renditions for block in page.body if block.block_type == "picture"]
        links = [block.value["link"].href for block in page.body if block.block_type == "call_to_action"]
        files = [file["picture"].title for block in page.body if block.block_type == "downloads" for file in block.value["files"]]
    assert (len(shown), len(links), len(files)) == (many, many, many)
    assert all(shown)


def test_each_block_has_a_picture_of_its_own_for_each_says_what_it_shows() -> None:
    body = everything_in_a_body(2)
    pictures = [block["value"]["image"] for block in body if block["type"] == "picture"]
    body[[block["type"] for block in body].index("picture")] = {
        "type": "picture", "value": {"image": {**pictures[0], "alt_text": "A bridge."}, "caption": "", "credit": "", "width": "column"},
    }  # fmt: skip
    page = story(body=body)
    read_ahead(page)
    assert [b.value["image"].contextual_alt_text for b in page.body if b.block_type == "picture"] == ["A bridge.", "A stream."]


def test_breadcrumbs_lead_down_from_below_the_front_page() -> None:
    why = public_page(title="Why we cooperate")
    funding = public_page(why, title="Fair funding")
    assert read_ahead(public_page(funding, title="Formulas")) == [
        ("Why we cooperate", "/why-we-cooperate/"),
        ("Fair funding", "/why-we-cooperate/fair-funding/"),
    ]
    assert read_ahead(why) == []
    assert [title for title, _ in read_ahead(news())] == ["News"]


def test_what_a_page_links_to_is_no_breadcrumb() -> None:
    other = public_page(title="Fair funding")
    link = {
        "type": "call_to_action",
        "value": {"title": "Read", "text": "", "label": "Read", "link": {"page": other.pk, "address": ""}},
    }
    page = public_page(title="Why", body=[link])
    assert read_ahead(page) == []
    assert page.body[0].value["link"].href == "/fair-funding/"


def test_a_page_whose_picture_and_links_are_gone_still_shows(client) -> None:
    body = everything_in_a_body(1)
    page = story(
        body=[*body, {"type": "call_to_action", "value": {**body[-2]["value"], "link": {"page": 987_654, "address": ""}}}][:-1]
    )
    for block in page.body:
        if block.block_type == "picture":
            block.value["image"].delete()
            break
    assert client.get(page.url).status_code == 200


def test_numbers_are_found_however_deep_they_stand() -> None:
    stored = [{"type": "cards", "value": {"cards": [{"link": {"page": 3}}, {"link": {"page": None}}]}}, {"page": 5, "other": 7}]
    assert numbers_in(stored, {"page"}) == {3, 5}
    assert numbers_in([{"image": {"image": 4, "alt_text": "9"}}], {"image"}) == {4}
