"""Names under which the library and its records are known to others."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings

DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")
SHORTEST_MAIL = re.compile(r"[^\s@]+@([^\s@.]+\.)+[^\s@.]+")


def base_url() -> str:
    """The address of the provider."""
    return f"{settings.SITE_URL.rstrip('/')}/oai"


def repository() -> str:
    """The site's domain, as identifiers name it. A machine without one gets a name that the scheme of identifiers allows."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return (
        host
        if DOMAIN.fullmatch(host)
        else f"{host}.localdomain"
        if re.fullmatch(r"[a-zA-Z][\w-]*", host)
        else "clearinghouse.localdomain"
    )


def identifier_of(page_id: int) -> str:
    """`oai:library.example.org:resource/7`."""
    return f"oai:{repository()}:resource/{page_id}"


def page_id_in(identifier: str) -> int | None:
    """The page that an identifier of ours names."""
    found = re.fullmatch(r"oai:([^:]+):resource/([1-9][0-9]{0,17})", identifier)
    return int(found[2]) if found and found[1] == repository() else None


def admin_mail() -> str:
    """An address that the protocol's schema takes for one: it wants a dot after the @."""
    mail = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip("> ")
    return mail if SHORTEST_MAIL.fullmatch(mail) else f"{mail.partition('@')[0] or 'library'}@{repository()}"
