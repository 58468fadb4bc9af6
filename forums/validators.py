"""Whether a board, a topic or a post is well formed."""

from django.core.exceptions import ValidationError

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
