"""Links lead to one place, and nowhere once their page is taken down."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.advocacy.blocks.links import LinkBlock
from tests.factories.pages import public_page

pytestmark = pytest.mark.django_db
LINK = LinkBlock()


def link(**said: object):
    return LINK.to_python({"page": None, "address": "", **said})


def test_a_link_follows_its_page_and_ends_with_it() -> None:
    page = public_page(title="Fair funding")
    assert link(page=page.pk).href == "/fair-funding/"
    page.unpublish()
    assert link(page=page.pk).href == ""


@pytest.mark.parametrize("address", ["/districts/", "https://example.org/", "mailto:office@example.org"])
def test_an_address_is_taken_as_it_stands(address: str) -> None:
    assert LINK.clean(link(address=address)).href == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//evil.example/", "data:text/html,x", "districts", "http://[::"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        LINK.clean(link(address=address))


def test_a_link_needs_one_goal_and_only_one() -> None:
    for said in ({}, {"page": public_page(title="Why we cooperate").pk, "address": "/districts/"}):
        with pytest.raises(ValidationError):
            LINK.clean(link(**said))
