"""What people ask, for curators and for suggestions. A query of fewer than three visits may hold a name, and is never shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.db.models import OuterRef, Subquery, Sum

from search.models import QueryCount, Refinement, ResultClick
from search.query import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from search.query import SearchQuery

SALT = "search.asked"
FEWEST_VISITS = 3
MOST = 50
LAST_POSITION = 200
FEW_OPENED = 5  # fewer than one visit in five


@dataclass(frozen=True)
class Note:
    """What a browser tells of a page of results: the query, whether it found nothing, the visit, and the place of an opened result."""

    words: str
    is_empty: bool
    visit: str
    position: int | None = None


def slip_of(query: SearchQuery, total: int) -> str:
    """What the results page gives the browser to send back: signed, so that only what was really searched is counted.

    Empty where nothing was asked in words. That choices left nothing says nothing of the words.
    """
    words = normal(query.terms.text)
    return signing.Signer(salt=SALT).sign_object([words, total == 0 and not query.filters]) if words else ""


def read_note(sent: Mapping[str, str]) -> Note | None:
    """What a browser sent, or None where it is not what our page would send."""
    try:
        words, is_empty = signing.Signer(salt=SALT).unsign_object(sent.get("asked", ""))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    visit, position = sent.get("visit", ""), sent.get("position", "")
    if not (visit.isascii() and visit.isalnum() and 16 <= len(visit) <= 40):
        return None
    if not position:
        return Note(words, is_empty, visit)
    is_place = position.isascii() and position.isdigit() and len(position) < 4 and 1 <= int(position) <= LAST_POSITION
    return Note(words, is_empty, visit, int(position)) if is_place else None


def asked_often() -> QuerySet[Any, Any]:
    """Queries of at least three visits, with how many asked and how many found nothing."""
    counted: QuerySet[Any, Any] = QueryCount.objects.values("words").annotate(asked=Sum("visits"), nothing=Sum("empty"))
    return counted.filter(asked__gte=FEWEST_VISITS).order_by("-asked", "words")


def empty_queries() -> list[dict[str, Any]]:
    """Queries that found nothing in at least three visits, the most often empty first."""
    return list(asked_often().filter(nothing__gte=FEWEST_VISITS).order_by("-nothing", "words")[:MOST])


def refined_queries() -> list[dict[str, Any]]:
    """Pairs of queries of which the second followed the first in at least three visits, in which both were asked often enough."""
    often = asked_often().order_by().values("words")
    pairs: QuerySet[Any, Any] = Refinement.objects.filter(words__in=often, next_words__in=often).values("words", "next_words")
    return list(
        pairs.annotate(asked=Sum("visits")).filter(asked__gte=FEWEST_VISITS).order_by("-asked", "words", "next_words")[:MOST]
    )


def clicks_by_position() -> list[dict[str, Any]]:
    """How often the result at each place was opened, over all queries, with its share in percent."""
    rows = list(ResultClick.objects.values("position").annotate(number=Sum("clicks")).order_by("position")[:MOST])
    total = sum(row["number"] for row in rows)
    return [{**row, "percent": round(100 * row["number"] / total)} for row in rows]


def unopened_queries() -> list[dict[str, Any]]:
    """Queries that are asked often and find something, of which hardly any result is opened: perhaps the wrong ones."""
    clicks = dict(ResultClick.objects.values_list("words").annotate(number=Sum("clicks")))
    rows = asked_often().filter(nothing=0)[: MOST * 4]
    counted = [{**row, "clicks": clicks.get(row["words"], 0)} for row in rows]
    return [row for row in counted if row["clicks"] * FEW_OPENED < row["asked"]][:MOST]


def past_queries(prefix: str, most: int) -> list[str]:
    """Queries that begin like this, asked in at least three visits, all of whose words everybody finds in some document.

    The most often asked come first. One query.
    """
    begun = normal(prefix)
    if not begun:
        return []
    newest = QueryCount.objects.filter(words=OuterRef("words")).order_by("-day").values("public_results")[:1]
    found = QueryCount.objects.filter(words__startswith=begun).values("words")
    often = found.annotate(asked=Sum("visits"), public=Subquery(newest))
    kept = often.filter(asked__gte=FEWEST_VISITS, public__gt=0).order_by("-asked", "words")
    return [row["words"] for row in kept[:most]]
