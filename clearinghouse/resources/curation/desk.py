"""Where the workflow's step finds the form and the deed that belong to it: they stand above the models and are handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

    # The id of the page, what the curator decides, the answers of the form, and who decides.
    Deed = Callable[[int, str, dict[str, Any], User], None]


@dataclass
class Desk:
    """`form_for` gives the form that goes with a decision, `decide` carries the decision out."""

    form_for: Callable[[str], Any] | None = None
    decide: Deed | None = None


DESK = Desk()
