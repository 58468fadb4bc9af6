"""Whether a challenge is well formed."""

from django.core.exceptions import ValidationError

# Addresses below /challenges/ that are pages of their own.
TAKEN_SLUGS = frozenset({"agenda", "propose", "proposals"})


def validate_slug_is_free(slug: str) -> None:
    """An address that no page of the challenges has."""
    if slug in TAKEN_SLUGS:
        raise ValidationError(
            "“%(slug)s” is the address of another page. Choose another.", params={"slug": slug}, code="slug_taken"
        )
