"""What one record of evidence may say, whoever says it: a form, an import, the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.urls import Resolver404, resolve
from django.utils.deconstruct import deconstructible

if TYPE_CHECKING:
    from django.db.models import TextChoices

WHOLE = 100
LONGEST_NAME = 200
LONGEST_STEP = 600
PAGES = frozenset({"page", "wagtail_serve"})

eric_number = RegexValidator(r"^E[DJ][0-9]+\Z", "An ERIC number is ED or EJ and figures, such as ED503112.")


doi = RegexValidator(r"^10\.[0-9]{4,9}/\S+\Z", "A DOI begins with 10. and has a slash, such as 10.3102/0034654316687036.")


def is_address_of_the_site(path: str) -> bool:
    """Whether something other than a page of the CMS answers at this path, so that a page there would never be seen."""
    try:
        return resolve(path).url_name not in PAGES
    except Resolver404:
        return False


def names(value: Any) -> None:
    """A list of names. Raises ValidationError for what is none."""
    check_lines(value, LONGEST_NAME)


def steps(value: Any) -> None:
    """A list of sentences. Raises ValidationError for what is none."""
    check_lines(value, LONGEST_STEP)


def check_lines(value: Any, longest: int) -> None:
    """A list of texts that are not empty and not longer than this."""
    if not isinstance(value, list) or any(not isinstance(entry, str) or not entry.strip() for entry in value):
        raise ValidationError("Write one on each line.", code="invalid")
    if long := [entry for entry in value if len(entry) > longest]:
        raise ValidationError(f"“{long[0][:40]}…” is too long: {longest} characters at most.", code="too_long")


def between(least: int, most: int) -> list[MinValueValidator | MaxValueValidator]:
    """A number from `least` to `most`."""
    message = f"This must be from {least} to {most}."
    return [MinValueValidator(least, message), MaxValueValidator(most, message)]


@deconstructible
class Known:
    """Every entry of a list is a value of this enum."""

    def __init__(self, choices: type[TextChoices]) -> None:
        """`choices` is the enum."""
        self.choices = choices

    def __call__(self, value: Any) -> None:
        """Raise ValidationError for what is no list of known values."""
        unknown = [entry for entry in value if entry not in self.choices.values] if isinstance(value, list | tuple) else [value]
        if unknown:
            raise ValidationError(f"“{unknown[0]}” is none of: {', '.join(self.choices.values)}.", code="unknown")

    def __eq__(self, other: object) -> bool:
        """Two of the same enum are the same."""
        return isinstance(other, Known) and other.choices is self.choices

    def __hash__(self) -> int:
        """As its enum."""
        return hash(self.choices)


def shares(value: Any) -> None:
    """Percentages by name. Raises ValidationError for the first that is none."""
    if not isinstance(value, dict):
        raise ValidationError("These must be percentages by name.", code="invalid")
    for name, share in value.items():
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= WHOLE:
            raise ValidationError(f"“{name}” must be a percentage from 0 to {WHOLE}.", code="invalid")
