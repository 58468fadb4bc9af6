"""What forms of every room share: fields to choose among rows that are already read, without a query of their own, and how a rule says no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from django import forms
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model


def offer(field: Any, rows: Iterable[Model], *, nothing: str = "", words: Callable[[Any], str] = str) -> None:
    """Have a TypedChoiceField offer these rows by number and give back the row chosen; `nothing` words a first choice of none."""
    by_number = {str(row.pk): row for row in rows}
    field.choices = [*([("", nothing)] if nothing else []), *((number, words(row)) for number, row in by_number.items())]
    field.coerce = by_number.__getitem__


def offer_or_settle(field: Any, rows: Iterable[Model]) -> None:
    """As `offer`; with a single row there is nothing to choose, and the field is not shown."""
    offer(field, rows)
    if len(field.choices) == 1:
        field.widget, field.initial = forms.HiddenInput(), field.choices[0][0]


@runtime_checkable
class RefusesItself(Protocol):
    """A form that does more than to show a no: it asks for what would make it a yes, say."""

    def refuse(self, no: RuleViolation) -> None: ...


def saved(form: forms.BaseForm, do: Callable[[], Any]) -> Any:
    """What the service returns, or None with what it says no to in the form.

    Who may not do it and that others are at work is no matter of the form's words: both go on, to be answered as such.
    """
    try:
        return do()
    except (NotAllowed, TryAgain):
        raise
    except RuleViolation as no:
        if isinstance(form, RefusesItself):
            form.refuse(no)
        else:
            refuse(form, no)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)  # type: ignore[arg-type]  # a list is as good
    return None


def refuse(form: forms.BaseForm, no: RuleViolation) -> None:
    """Let the form say why a rule said no: beside the field it is about, or above all where the form has none of that name."""
    form.add_error(no.field if no.field in form.fields else None, no.message)
