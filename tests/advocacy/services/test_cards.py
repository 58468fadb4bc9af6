"""Cards: drawn once, drawn anew when their words or their design change."""

from io import BytesIO

import pytest
from PIL import Image

from clearinghouse.advocacy.cards import Words
from clearinghouse.advocacy.services import cards
from clearinghouse.advocacy.services.cards import card_of_page, kept_card, kicker_of
from tests.factories.districts import DistrictFactory
from tests.factories.pages import front_page, public_page, story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def pixels(card: bytes) -> Image.Image:
    return Image.open(BytesIO(card))


def test_a_card_has_the_size_that_other_sites_show() -> None:
    image = pixels(card_of_page(public_page(title="Why we cooperate")))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_the_same_words_are_drawn_once(monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(cards, "draw", lambda words: drawn.append(words) or b"picture")
    words = Words(title="Why we cooperate", kicker="", site="Eleven Rivers")
    assert kept_card(words) == kept_card(words) == b"picture"
    assert drawn == [words]


def test_other_words_and_another_design_make_another_card(monkeypatch) -> None:
    words = Words(title="Why we cooperate", kicker="", site="Eleven Rivers")
    names = {cards.digest_of(words), cards.digest_of(Words(title="Why", kicker="we cooperate", site="Eleven Rivers"))}
    monkeypatch.setattr(cards, "design", lambda: "new")
    names.add(cards.digest_of(words))
    assert len(names) == 3


def test_the_longest_title_in_any_script_still_fits() -> None:
    for title in ("W" * 255, "Ж" * 120, "Why " * 60, "学校" * 60):
        assert pixels(card_of_page(public_page(title=title, slug=f"page-{len(title)}-{ord(title[0])}"))).size == (1200, 630)


def test_the_front_page_is_drawn_with_its_headline() -> None:
    page = front_page()
    page.headline = "Together we are one large district"
    other = card_of_page(page)
    page.headline = "Something else"
    assert card_of_page(page) != other


def test_a_story_names_its_district() -> None:
    assert kicker_of(story(district=DistrictFactory(name="Alder Gap"))) == "Story · Alder Gap"
    assert kicker_of(story("Without")) == "Story"
    assert kicker_of(public_page(title="Why we cooperate")) == ""
