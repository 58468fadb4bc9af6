"""Who may see a picture or a document: those who may see something that uses it, and editors."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.cache import cache
from wagtail.images import get_image_model

from clearinghouse.accounts.selectors import enters_cms
from clearinghouse.core.models import ContentVersion
from clearinghouse.districts.audience import PUBLIC_KEY, audience_key, audience_keys_of
from clearinghouse.resources.brought.files import keys_from_all
from clearinghouse.resources.enums import FileKind
from clearinghouse.resources.models import FileUse, ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

KEEP_SECONDS = 60  # as long as a visitor's page is kept; a change is seen at once, because it gives the keys another name


class Access(StrEnum):
    """What a person gets of a file."""

    OPEN = "open"
    RESTRICTED = "restricted"
    NONE = "none"


def access_to(kind: FileKind, file_id: int, user: User | AnonymousUser | None) -> Access:
    """Whether this person may see the file, and whether everybody may. One query for a visitor whose answer is known."""
    keys = keys_opening(kind, file_id)
    if PUBLIC_KEY in keys:
        return Access.OPEN
    may = bool(keys & audience_keys_of(user)) or enters_cms(user)
    return Access.RESTRICTED if may else Access.NONE


def keys_opening(kind: FileKind, file_id: int) -> frozenset[str]:
    """The audience keys that open a file now; none where only editors may see it."""
    name = f"file-keys:{ContentVersion.current()}:{kind}:{file_id}"
    found: frozenset[str] | None = cache.get(name)
    if found is None:
        found = keys_from_all(kind, file_id)
        cache.set(name, found, KEEP_SECONDS)
    return found


def keys_from_pages(kind: FileKind, file_id: int) -> set[str]:
    """The keys of the published pages that use a file: resources have audiences, all other pages are for everybody. Two queries."""
    pages = FileUse.objects.filter(kind=kind, file_id=file_id, page__live=True).values_list("page_id", flat=True)
    using = set(pages)
    resources = ResourcePage.objects.filter(pk__in=using).values_list("pk", "audience", "district_id") if using else []
    keys = {pk: audience_key(audience, district) for pk, audience, district in resources}
    return {keys.get(pk, PUBLIC_KEY) for pk in using}


def image_shown_as(name: str) -> int | None:
    """The picture of which the file of this name, such as `images/school.width-400.webp`, is one of the sizes."""
    key = f"file-image:{ContentVersion.current()}:{name}"
    found: int | None = cache.get(key)
    if found is None:
        sizes = get_image_model().get_rendition_model().objects.filter(file=name)
        found = sizes.values_list("image_id", flat=True).first()
        if found is not None:
            cache.set(key, found, KEEP_SECONDS)
    return found
