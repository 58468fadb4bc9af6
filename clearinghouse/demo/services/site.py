"""The words of the demo's front door and of the door of its library."""

from typing import Any

from django.conf import settings
from wagtail.models import Page

from clearinghouse.home.models import HomePage
from clearinghouse.home.services.site import prepare_site
from clearinghouse.resources.models import LibraryIndexPage


def load_site(content: dict[str, Any]) -> int:
    """Prepare the site where nobody has, and give its two pages the demo's words. Returns how many pages that is."""
    prepare_site(address=settings.SITE_URL, name=settings.SITE_NAME)
    write_page(HomePage.objects.get(), content["home"])
    write_page(LibraryIndexPage.objects.get(), content["library"])
    return len(content)


def write_page(page: Page, words: dict[str, str]) -> None:
    """Publish the page with these words in its fields."""
    for field, text in words.items():
        setattr(page, field, " ".join(text.split()))
    page.save_revision(log_action=True).publish()
