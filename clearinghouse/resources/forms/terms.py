"""What a curator chooses when a term is merged or moved. They write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.resources.selectors.vocabularies import tree_of, with_narrower

if TYPE_CHECKING:
    from clearinghouse.resources.models import Term

INDENT = "\N{EM SPACE}"


class InTree(forms.ModelChoiceField):  # type: ignore[type-arg]  # the class takes none when it runs
    """A term chosen from its tree, each part indented below what it is a part of."""

    def __init__(self, term: Term, without: set[int], **options: Any) -> None:
        """Every current term but those `without`."""
        super().__init__(type(term).objects.current().exclude(pk__in=without), **options)
        branches = [branch for branch in tree_of(type(term)) if branch.term.pk not in without]
        listed = [(branch.term.pk, f"{INDENT * branch.level}{branch.term} ({branch.count})") for branch in branches]
        self.choices = [("", self.empty_label), *listed]  # type: ignore[assignment]  # read once, not for each option


class MergeForm(forms.Form):
    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = InTree(
            term,
            with_narrower(term),
            label="Merge into",
            empty_label="Choose the term that stays",
            error_messages={"required": "Choose the term that stays."},
        )


class MoveForm(forms.Form):
    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["broader"] = InTree(term, with_narrower(term), label="Part of", empty_label="Nothing: on top", required=False)
