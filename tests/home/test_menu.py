import pytest

from clearinghouse.home.menu import Entry, kept_menu, menu
from clearinghouse.home.models import HomePage
from tests.factories.pages import public_page

pytestmark = pytest.mark.django_db


def asked_for(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(entry.title, entry.path) for entry in entries if entry.is_in_menu]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_menu_holds_published_pages_right_below_the_front_page_that_ask_for_it(
    library, django_assert_num_queries, how_many: int
) -> None:
    for number in range(how_many):
        published = public_page(title=f"Why {number}", slug=f"why-{number}", show_in_menus=True)
    public_page(published, title="Too deep", show_in_menus=True)
    public_page(title="Not asked for")
    public_page(title="Draft", show_in_menus=True).unpublish()
    with django_assert_num_queries(1):
        entries = menu()
    assert asked_for(entries) == [(f"Why {number}", f"/why-{number}/") for number in range(how_many)]
    assert [entry.title for entry in entries if not entry.is_in_menu] == ["Library", "Not asked for"]


def test_the_menu_is_kept_and_gives_way_to_every_change_of_a_page(library, committed, django_assert_num_queries) -> None:
    page = public_page(title="Why", slug="why", show_in_menus=True)
    assert asked_for(kept_menu()) == [("Why", "/why/")]
    with django_assert_num_queries(0):
        kept_menu()
    with committed():
        page.title, page.slug = "Why we cooperate", "why-we-cooperate"
        page.save_revision().publish()
    assert asked_for(kept_menu()) == [("Why we cooperate", "/why-we-cooperate/")]
    with committed():
        page.move(library, pos="last-child")
    assert asked_for(kept_menu()) == []
    with committed():
        page.move(HomePage.objects.get(), pos="last-child")
    assert len(asked_for(kept_menu())) == 1
    with committed():
        page.refresh_from_db()
        page.unpublish()
    assert asked_for(kept_menu()) == []


def test_visitors_find_the_pages_in_the_menu_after_the_parts_that_are_always_there(library, client) -> None:
    public_page(title="Why <us>", slug="why", show_in_menus=True)
    text = client.get("/why/").content.decode()
    assert '<a href="/why/" aria-current="true">Why &lt;us&gt;</a>' in text
    assert text.index("/challenges/") < text.index('"/why/"')


def test_pages_that_are_not_in_the_menu_stand_at_the_foot_of_every_page(library, client) -> None:
    public_page(title="Partners & funders", slug="partners")
    public_page(title="Not yet", slug="not-yet").unpublish()
    text = client.get("/library/").content.decode()
    foot = text[text.index("<footer") :]
    assert '<a href="/partners/">Partners &amp; funders</a>' in foot
    assert "/partners/" not in text[: text.index("<main")]
    assert "not-yet" not in text
    assert foot.count('href="/library/"') == 1
