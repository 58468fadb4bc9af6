"""Asking ERIC: by numbers, or by words and fields as its own search takes them."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from django.conf import settings

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.fetching import Limits, fetch
from clearinghouse.exchange.eric.answers import FIELDS, EricAnswer, UnreadableAnswer, read_answer

AT_ONCE = 20
MOST_NUMBERS = 50
FURTHEST = 2_000
# A curator waits for it, so it is short.
LIMITS = Limits(seconds=12, most_bytes=4 * 1024 * 1024, pause=0.5, longest_wait=5)
NUMBERS = re.compile(r"(?:\s|,|;)*(E[DJ][0-9]{1,17})(?=[\s,;]|$)", re.IGNORECASE)


class TooMuchAsked(RuleViolation):
    """More numbers than one question may hold."""

    code = "too_much_asked"
    message = f"At most {MOST_NUMBERS} ERIC numbers are looked up at once. Leave some for later."


def ask_eric(words: str, *, start: int = 0) -> EricAnswer:
    """The records with these ERIC numbers, or those that ERIC finds for these words, AT_ONCE from `start`.

    Not within a transaction: it waits for another server. Raises TooMuchAsked, UnreadableAnswer, and what `fetch` raises.
    """
    numbers = numbers_in(words)
    if len(numbers) > MOST_NUMBERS:
        raise TooMuchAsked
    search = " OR ".join(f"id:{number}" for number in numbers) if numbers else words
    rows = MOST_NUMBERS if numbers else AT_ONCE
    asked = {"search": search, "format": "json", "rows": rows, "start": min(start, FURTHEST), "fields": ",".join(FIELDS)}
    found = fetch(f"{settings.ERIC_API_URL}?{urlencode(asked)}", headers={"Accept": "application/json"}, limits=LIMITS)
    if found.status != 200:
        raise UnreadableAnswer(f"ERIC answered with the status {found.status}. Try other words, or try again later.")
    return read_answer(found.body)


def numbers_in(words: str) -> list[str]:
    """The ERIC numbers, where there is nothing else, each once."""
    numbers = [found.upper() for found in NUMBERS.findall(words)]
    return list(dict.fromkeys(numbers)) if numbers and not NUMBERS.sub("", words).strip(" ,;\n\t\r") else []
