"""The demo's front door and the door of its library."""

from typing import Any

from wagtail.models import Page, Site

from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import LibraryIndexPage


def load_site(content: dict[str, Any]) -> int:
    """Make or update the home page, as the root of the site, and the library's page below it. Returns how many pages that is."""
    home = HomePage.objects.first() or HomePage()
    write_page(home, content["home"], parent=Page.get_first_root_node())
    make_root_of_site(home)
    library = LibraryIndexPage.objects.first() or LibraryIndexPage()
    write_page(library, content["library"], parent=home)
    return 2


def write_page(page: Page, words: dict[str, Any], *, parent: Page) -> None:
    """Set the page's fields and publish it, making it below its parent where it is new."""
    for field, value in words.items():
        setattr(page, field, " ".join(value.split()))
    page.draft_title = page.title
    if page.pk is None:
        page.live = False
        parent.add_child(instance=page)
    page.save_revision(log_action=True).publish()


def make_root_of_site(home: HomePage) -> None:
    """Serve this page at the root, and remove the page that Wagtail's installation leaves there."""
    site = Site.objects.get(is_default_site=True)
    former = site.root_page
    if former.pk == home.pk:
        return
    site.root_page = home
    site.save()
    former.delete()
