import pytest
from django.core.cache import caches

from tests.core import urls


@pytest.fixture
def pages(settings):
    """The site answers with the pages of `tests/core/urls.py`; what each test asks for is made anew."""
    settings.ROOT_URLCONF = "tests.core.urls"
    urls.made.clear()
    caches["pages"].clear()
    return urls.made
