"""Whether a board, a topic or a post is well formed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from datetime import date

# Addresses below /forums/ that are pages of their own.
TAKEN_SLUGS = frozenset(
    {
        "boards",
        "topics",
        "posts",
        "moderation",
        "feeds",
        "stop",
        "drafts",
        "files",
        "latest",
        "following",
        "help",
        "mail",
        "about",
        "challenges",
        "ask",
        "expertise",
        "people",
        "decisions",
        "appeals",
    }
)
LONGEST_POST = 20_000


def validate_slug_is_free(slug: str) -> None:
    """An address that no page of the forums has."""
    if slug in TAKEN_SLUGS:
        raise ValidationError(
            "“%(slug)s” is the address of another page. Choose another.", params={"slug": slug}, code="slug_taken"
        )


def validate_post(text: str) -> None:
    """Words that can be shown: some, and not too many."""
    if not text.strip():
        raise ValidationError("Write something first.", code="nothing_said")
    if len(text) > LONGEST_POST:
        raise ValidationError(
            "A post holds %(most)s characters at most. Leave some out, or write two.",
            params={"most": f"{LONGEST_POST:,}"},
            code="too_long",
        )


def validate_monday(day: date) -> None:
    """A week of the rota is a whole week."""
    if day.weekday() != 0:
        raise ValidationError("A week of the rota begins on a Monday. Choose one.", code="no_monday")
