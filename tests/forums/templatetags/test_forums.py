"""What the forums' templates need to know."""

import pytest

from forums.templatetags.forums import address
from tests.factories.pd_events import EventFactory
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def test_pages_and_trainings_have_an_address():
    assert address(EventFactory.build(slug="first-books")) == "/events/first-books/"
    assert address(review_page("First books")) == "/library/first-books/"
