"""Files to import, and a library to import them into."""

from pathlib import Path

from wagtail.models import Page

from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import LibraryIndexPage
from tests.shared_data import DIRECTORY, FINDINGS, needs

DATA = Path(__file__).parent / "data"
SAMPLE = DATA / "wwc_sample.csv"
DIRECTORY_SAMPLE = DATA / "directory_sample.csv"

needs_real_findings = needs(FINDINGS)
needs_real_directory = needs(DIRECTORY)


def make_library() -> LibraryIndexPage:
    """A home page with a library under it, as `prepare_site` makes them."""
    if existing := LibraryIndexPage.objects.first():
        return existing
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Home", slug="front-door", headline="What small districts do together")
    )
    return home.add_child(instance=LibraryIndexPage(title="Library", slug="library"))
