"""The library's controlled vocabularies: trees of terms that curators keep, each with its other names and what belongs under it.

A term that was merged into another stays as a signpost, so that addresses with its slug lead on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models

from clearinghouse.resources import validators

MOST_LEVELS = 3


class TermQuerySet(models.QuerySet[Any]):
    def current(self) -> Self:
        """Terms to choose from: those that were not merged into others."""
        return self.filter(merged_into=None)


class Term(models.Model):
    """A term of one vocabulary: one preferred name, other names by which people look for it, and its place in the tree."""

    name = models.CharField(max_length=100, help_text="The preferred term, as pages and filters show it.")
    slug = models.SlugField(max_length=100, unique=True)
    alternates = models.JSONField(
        "also called",
        default=list,
        blank=True,
        help_text="Other words for the same thing. Whoever searches with one of them finds what is under this term.",
        validators=[validators.names],
    )
    broader = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="narrower",
        help_text="The term that this one is a part of. Whoever chooses that one finds what is under this one too.",
    )
    scope_note = models.TextField(blank=True, help_text="What belongs here and what does not.")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False)

    objects = TermQuerySet.as_manager()

    # How screens and addresses call the vocabulary, and the name of its facet and of its field on a resource.
    vocabulary: ClassVar[str]
    address: ClassVar[str]
    facet: ClassVar[str]
    field: ClassVar[str]
    if TYPE_CHECKING:
        broader_id: int | None
        merged_into_id: int | None

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(merged_into=None),
                name="%(class)s_name_is_of_one_current_term",
                violation_error_message="There is a term of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def leads_to(self) -> Self:
        """Itself, or the term that it was merged into, which is never a merged one."""
        into: Self | None = self.merged_into  # type: ignore[assignment]  # the same vocabulary's
        return self if into is None else into

    def clean(self) -> None:
        if self.line()[-1].broader_id is not None:
            raise ValidationError({"broader": f"“{self.broader}” is a part of “{self.name}” itself. Choose another term, or none."})
        if len(self.line()) + self.levels_below() > MOST_LEVELS:
            raise ValidationError(
                {"broader": f"{self.vocabulary} go {MOST_LEVELS} levels deep at most. Choose one further up, or none."}
            )

    def siblings(self) -> Any:
        """All terms of this vocabulary."""
        return type(self).objects.all()

    def line(self) -> list[Any]:
        """This term and those above it, the broadest last. A ring, which no form lets through, is gone round once."""
        line: list[Any] = [self]
        while (above := line[-1].broader) is not None and above not in line:
            line.append(above)
        return line

    def levels_below(self) -> int:
        """How many levels of narrower terms hang on this one."""
        levels, here = 0, {self.pk} if self.pk else set()
        while levels < MOST_LEVELS and (here := set(self.siblings().filter(broader__in=here).values_list("pk", flat=True))):
            levels += 1
        return levels


class Topic(Term):
    """What a resource is about: the first way into the library."""

    vocabulary, address, facet, field = "Topics", "topics", "topic", "topics"


class Subject(Term):
    """The school subject in which a resource is used."""

    vocabulary, address, facet, field = "Subjects", "subjects", "subject", "subjects"


class Grade(Term):
    """Grades for which a resource is meant. The bands on top are those of the evidence (enums.GradeBand)."""

    vocabulary, address, facet, field = "Grades", "grades", "grade", "grades"

    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the list, the youngest first.")

    class Meta(Term.Meta):
        ordering = ["position", "name"]


class FunctionalNeed(Term):
    """What a student needs help to do: the way in to assistive technology, by task and not by product or diagnosis."""

    vocabulary, address, facet, field = "Functional needs", "functional-needs", "need", "functional_needs"


class Requirement(Term):
    """What must be there to run it: a line, devices, people, time."""

    vocabulary, address, facet, field = "Needs to run", "needs-to-run", "requires", "requirements"


VOCABULARIES: tuple[type[Term], ...] = (Topic, Subject, Grade, FunctionalNeed, Requirement)


def with_merges_followed(content: dict[str, Any]) -> dict[str, Any]:
    """What a revision holds, with the terms that have been merged since in place of those it was written with. One query, or none."""
    written = {vocabulary: ids for vocabulary in VOCABULARIES if (ids := content.get(vocabulary.field))}
    if not written:
        return content
    asked = [
        vocabulary.objects.order_by().filter(pk__in=ids, merged_into__isnull=False)
        .annotate(in_field=models.Value(vocabulary.field)).values_list("in_field", "pk", "merged_into")
        for vocabulary, ids in written.items()
    ]  # fmt: skip
    led = {(field, pk): into for field, pk, into in asked[0].union(*asked[1:], all=True)}
    followed = {v.field: list(dict.fromkeys(led.get((v.field, pk), pk) for pk in ids)) for v, ids in written.items()}
    return {**content, **followed} if led else content
