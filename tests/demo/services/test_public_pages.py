"""The demo's public pages are published once, and corrected where their words change."""

import pytest

from clearinghouse.advocacy.models import StandardPage, StoryIndexPage, StoryPage
from clearinghouse.demo.services.public_pages import load_dated, load_pictures, load_standing, pictures_by_scene
from clearinghouse.home.services.site import prepare_site
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db
PICTURES = [{"scene": "road", "title": "The road in fall", "shows": "A van on a road.", "keep": [560, 620, 760, 420]}]
STORY = {"slug": "one-class", "title": "One class", "introduction": "Two\n  lines.", "scene": "road", "days_ago": 3, "body": [{"paragraph": "So it was."}]}  # fmt: skip


@pytest.fixture(autouse=True)
def site(db, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    prepare_site(address="http://testserver", name="Eleven Rivers")


def test_pictures_are_drawn_once_and_keep_what_matters_in_every_crop() -> None:
    load_pictures(PICTURES)
    image = pictures_by_scene(PICTURES)["road"]
    assert (image.width, image.height) == (1920, 1200)
    assert (image.focal_point_x, image.focal_point_y, image.description) == (940, 830, "A van on a road.")
    load_pictures([{**PICTURES[0], "shows": "A green van."}])
    again = pictures_by_scene(PICTURES)["road"]
    assert (again.pk, again.file.name, again.description) == (image.pk, image.file.name, "A green van.")


def test_a_story_of_a_district_is_published_with_its_picture_and_read_by_anybody(client) -> None:
    DistrictFactory(slug="alder-gap", name="Alder Gap")
    load_pictures(PICTURES)
    load_dated(StoryPage, [{**STORY, "district": "alder-gap"}], pictures_by_scene(PICTURES))
    page = StoryPage.objects.get()
    assert (page.introduction, page.district.name, page.picture_words) == ("Two lines.", "Alder Gap", "A van on a road.")
    assert "So it was." in client.get(page.url).content.decode()
    assert StoryIndexPage.objects.get().show_in_menus


def test_loading_again_corrects_the_page_and_makes_no_second(client) -> None:
    load_dated(StoryPage, [{**STORY, "scene": ""}], {})
    load_dated(StoryPage, [{**STORY, "scene": "", "title": "One physics class"}], {})
    assert StoryPage.objects.get().title == "One physics class"
    assert "One physics class" in client.get(StoryPage.objects.get().url).content.decode()


def test_standing_pages_hang_below_the_page_they_name() -> None:
    page = {"kind": "standard", "introduction": "Why.", "body": []}
    load_standing([{**page, "slug": "why", "title": "Why"}, {**page, "slug": "funding", "title": "Funding", "under": "why"}], {})
    assert StandardPage.objects.get(slug="funding").url == "/why/funding/"
