"""Only pages that everybody may see have a card."""

import pytest

from clearinghouse.districts.enums import Audience
from tests.factories.pages import front_page, public_page
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_public_page_has_a_card_that_other_sites_may_show(client) -> None:
    response = client.get(f"/cards/{public_page(title='Why we cooperate').pk}.png")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "public" in response.headers["Cache-Control"]


def test_the_site_has_a_card_for_whatever_has_none_of_its_own(client) -> None:
    front_page()
    assert client.get("/cards/site.png").content.startswith(b"\x89PNG")


def test_drafts_members_pages_and_what_is_not_there_look_alike(client, client_for, teacher) -> None:
    draft = public_page(title="Not yet")
    draft.unpublish()
    hidden = review_page("For members", audience=Audience.MEMBERS)
    for browser in (client, client_for(teacher)):
        assert [browser.get(f"/cards/{pk}.png").status_code for pk in (draft.pk, hidden.pk, 987_654)] == [404, 404, 404]


def test_every_page_names_its_card_and_the_card_comes(client) -> None:
    page = public_page(title="Why we cooperate")
    text = client.get(page.url).content.decode()
    assert f"/cards/{page.pk}.png" in text
