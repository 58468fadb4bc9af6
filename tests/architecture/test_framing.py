"""Of all addresses only the embeds of figures may stand in a frame on another site, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.architecture.access_table import ROWS
from tests.architecture.cast import PUBLIC
from tests.architecture.world import World, build

pytestmark = pytest.mark.django_db
FRAMED = "/embed/figures/"
BACKEND = "clearinghouse.accounts.backends.Backend"
ADDRESSES = sorted({row.address for row in ROWS} | {"/cms/", "/cms/images/", "/cms/login/"})


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: object) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def ancestors(response: HttpResponse) -> str:
    """Who may frame it; "" where the policy does not say, as Wagtail's own for documents."""
    parts = (part.strip() for part in response["Content-Security-Policy"].split(";"))
    return next((part.removeprefix("frame-ancestors ") for part in parts if part.startswith("frame-ancestors")), "")


def answer(site: World, role: str, address: str) -> HttpResponse:
    """What this role gets there; whatever it set off is undone."""
    browser = Client()
    with transaction.atomic():
        if user := site.cast.people.get(role):
            browser.force_login(user, backend=BACKEND)
        response: HttpResponse = browser.get(address.format(**site.places))
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("role", [PUBLIC, "consortium administrator"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_only_embedded_figures_stand_in_frames_elsewhere(site: World, address: str, role: str) -> None:
    response = answer(site, role, address)
    if address.startswith(FRAMED) and response.status_code == 200:
        assert ancestors(response) == "*"
        assert "X-Frame-Options" not in response
        return
    own = address.startswith("/cms/")
    assert ancestors(response) in {"'none'", "'self'" if own else "'none'", "" if address.startswith("/documents/") else "'none'"}
    assert response["X-Frame-Options"] in {"DENY", "SAMEORIGIN" if own else "DENY"}
