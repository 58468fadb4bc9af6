"""What was done at a button's press is told on the next page, and so is why it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


def tried(request: HttpRequest, do: Callable[[], Any]) -> bool:
    """Whether it was done; a rule that says no is told on the next page.

    Who may not do it and that others are at work go on, to be answered as such.
    """
    try:
        do()
    except (NotAllowed, TryAgain):
        raise
    except RuleViolation as no:
        messages.error(request, no.message)
        return False
    return True
