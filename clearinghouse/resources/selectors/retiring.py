"""What stands in the place of a retired resource."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def replacement_shown(page: ResourcePage, user: User | AnonymousUser | None) -> ResourcePage | None:
    """The replacement of a retired resource, where the person may see it: its audience may have changed since. One query."""
    if page.replaced_by_id is None:
        return None
    found: ResourcePage | None = (
        ResourcePage.objects.visible_to(user).filter(pk=page.replaced_by_id).only("pk", "title", "url_path").first()
    )
    return found


def resource_at(address: str) -> ResourcePage | None:
    """The published resource at an address of this site, as a curator pastes it; None where there is none."""
    try:
        slug = urlsplit(address.strip()).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return None
    found: ResourcePage | None = ResourcePage.objects.live().filter(slug=slug).first() if slug else None
    return found
