from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import PreviewableMixin

from clearinghouse.core.models import TimeStamped

LONGEST_TERM = 80
MOST_TERMS = 12


class SynonymGroup(PreviewableMixin, TimeStamped):
    """Terms that mean the same to those who search, such as an acronym and what it stands for. Read anew by every search."""

    terms = models.TextField(help_text="One in a line: “IEP”, “individualized education program”. Each finds what the others find.")
    note = models.CharField(max_length=200, blank=True, help_text="Why they belong together, for the next curator.")

    class Meta:
        ordering = ["terms"]

    def __str__(self) -> str:
        return " = ".join(self.terms.splitlines())

    def clean(self) -> None:
        """Between two and MOST_TERMS terms, each in a line of its own, of words and once."""
        lines = [" ".join(line.split()) for line in self.terms.replace(",", "\n").replace(";", "\n").splitlines()]
        terms = list({line.lower(): line for line in lines if any(char.isalnum() for char in line)}.values())
        problems: list[Any] = []
        if not 2 <= len(terms) <= MOST_TERMS:
            problems.append(f"Write two to {MOST_TERMS} terms, each in a line of its own.")
        problems += [f"“{term[:20]}…” is longer than {LONGEST_TERM} characters." for term in terms if len(term) > LONGEST_TERM]
        if problems:
            raise ValidationError({"terms": problems})
        self.terms = "\n".join(terms)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "search/cms/synonyms_preview.html"
