"""Numbers by which the literature is cited: DOIs and those of ERIC. Documents hold them, and queries ask for them, as the same words."""

from __future__ import annotations

import re

# https://www.doi.org/the-identifier: a prefix of 10. and figures, a slash, and whatever the publisher likes.
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?\b(10\.\d{4,9}/[^\s\"<>“”]+)", re.IGNORECASE)
ERIC = re.compile(r"(?:\beric\b\s*(?:#|no\.?|number)?:?\s*)?\b(E[JD])[\s-]?(\d{6,7})\b", re.IGNORECASE)
PART = re.compile(r"[^\W_]+")
# What ends a sentence or closes a bracket after a DOI does not belong to it.
AFTERWARDS = ".,;:)]}'’"


def ids_in(text: str) -> tuple[tuple[str, ...], str]:
    """The ids of a text as search engines of every kind read them, and the text without them."""
    found = [" ".join(PART.findall(match[1].rstrip(AFTERWARDS))) for match in DOI.finditer(text)]
    rest = DOI.sub(" ", text)
    found += [f"{match[1].upper()}{match[2]}" for match in ERIC.finditer(rest)]
    return tuple(dict.fromkeys(found)), ERIC.sub(" ", rest)
