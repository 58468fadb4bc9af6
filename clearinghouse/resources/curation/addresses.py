"""When two records speak of the same work: by DOI, by ERIC number, by an address however it is written."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

DOI = re.compile(r"10\.\d{4,9}/\S+", re.IGNORECASE)
ERIC = re.compile(r"\bE[DJ]\d{3,}\b", re.IGNORECASE)
DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})
ERIC_HOSTS = frozenset({"eric.ed.gov", "files.eric.ed.gov"})
# What says where a reader came from, and nothing on the work.
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id|ref)$", re.IGNORECASE)
INDEX_PAGE = re.compile(r"/(index|default)\.(html?|php|aspx?)$", re.IGNORECASE)


def host_of(address: str) -> str:
    """The host in small letters without `www.`; empty where the text is no address."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def normalised(address: str) -> str:
    """The address in the one form in which two writings of it are equal; empty where the text is no address.

    Scheme, `www.`, port, fragment, tracking, index pages and a last slash make no difference; the order of parameters does not either.
    """
    host = host_of(address)
    if not host:
        return ""
    parts = urlsplit(address.strip())
    path = INDEX_PAGE.sub("/", unquote(parts.path)).rstrip("/")
    asked = sorted((name, value) for name, value in parse_qsl(parts.query) if not TRACKING.match(name))
    return f"{host}{path}{'?' + urlencode(asked) if asked else ''}"


def doi_of(doi: str, address: str = "") -> str:
    """The DOI in small letters, from its own field or from an address at doi.org; empty where there is none."""
    found = DOI.search(doi) or (DOI.search(unquote(address)) if host_of(address) in DOI_HOSTS else None)
    return found.group().lower() if found else ""


def eric_of(eric_id: str, address: str = "") -> str:
    """The ERIC number in capitals, from its own field or from an address at ERIC; empty where there is none."""
    found = ERIC.search(eric_id) or (ERIC.search(address) if host_of(address) in ERIC_HOSTS else None)
    return found.group().upper() if found else ""


def keys_of(*, doi: str = "", eric_id: str = "", address: str = "") -> dict[str, str]:
    """By what a work is known, each key under the word that screens use for it."""
    keys = {"DOI": doi_of(doi, address), "ERIC number": eric_of(eric_id, address), "address": normalised(address)}
    return {name: key for name, key in keys.items() if key}
