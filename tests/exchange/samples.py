"""Files to import, and a library to import them into."""

from pathlib import Path

import pytest
from wagtail.models import Page

from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import LibraryIndexPage

DATA = Path(__file__).parent / "data"
SAMPLE = DATA / "wwc_sample.csv"
DIRECTORY_SAMPLE = DATA / "directory_sample.csv"

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
REAL_FINDINGS = SHARED / "wwc_findings.csv"
REAL_DIRECTORY = SHARED / "massachusetts_districts.csv"

needs_real_findings = pytest.mark.skipif(not REAL_FINDINGS.exists(), reason="../shared/data/wwc_findings.csv is not here")
needs_real_directory = pytest.mark.skipif(
    not REAL_DIRECTORY.exists(), reason="../shared/data/massachusetts_districts.csv is not here"
)


def make_library() -> LibraryIndexPage:
    """A home page with a library under it, as `prepare_site` makes them."""
    if existing := LibraryIndexPage.objects.first():
        return existing
    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Home", slug="front-door", headline="What small districts do together")
    )
    return home.add_child(instance=LibraryIndexPage(title="Library", slug="library"))
