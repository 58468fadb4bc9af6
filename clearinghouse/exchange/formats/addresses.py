"""Our own addresses as others must write them: whole, with the host that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from clearinghouse.resources.models import ResourcePage


def site_url() -> str:
    """The address of the site, without a slash at its end."""
    return str(settings.SITE_URL).rstrip("/")


def absolute(path: str) -> str:
    """A path of this site as an address; what is an address already stays."""
    return f"{site_url()}{path}" if path.startswith("/") else path


def page_address(page: ResourcePage) -> str:
    """The one address of a resource. It is read from the page's own path, so that it costs no query, wherever the library lies."""
    return absolute(page.get_url() or "")


def vocabularies_address() -> str:
    """Where all our terms are explained; terms are places on this page."""
    return absolute(reverse("exchange:vocabularies"))


def vocabulary_address(name: str) -> str:
    """The address of one vocabulary, by the name of its field on a resource or of its own."""
    return f"{vocabularies_address()}#{name}"


def term_address(facet: str, slug: str) -> str:
    """The address of one term: its vocabulary's facet and its own slug."""
    return f"{vocabularies_address()}#{facet}-{slug}"
