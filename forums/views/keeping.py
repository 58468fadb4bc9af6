"""Files that come with a form which is not sent yet, or was not taken: they are kept with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain
from forums.selectors.drafts import files_begun
from forums.services.keeping import keep_file, settle_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.accounts.models import User
    from clearinghouse.accounts.requests import SignedInRequest
    from forums.forms.kept import KeepsFiles


def token_in(data: Mapping[str, str]) -> UUID | None:
    """The token of the form that was sent, None where it has none."""
    try:
        return UUID(data.get("token", ""))
    except ValueError:
        return None


def hold_files(form: KeepsFiles, user: User, token: UUID | None) -> None:
    """Show what the person keeps under this token. One query, none without a token."""
    if token is not None:
        form.hold(files_begun(user, token))


def settle(request: SignedInRequest, form: KeepsFiles) -> None:
    """Leave out what the person leaves out and note what pictures show, whatever becomes of the rest."""
    if not form.is_bound or not form.held:
        return
    form.is_valid()
    token = form.cleaned_data.get("token")
    if token is not None:
        settle_files(token, leave=form.left_out(), shows=form.shown(), actor=request.user)
        form.settle()


def keep(request: SignedInRequest, form: KeepsFiles) -> None:
    """Keep a file that came with a form that is shown again."""
    if not form.is_bound or not request.FILES:
        return
    form.is_valid()
    if (chosen := form.chosen()) is None:
        return
    try:
        kept = keep_file(*chosen, actor=request.user)
    except (NotAllowed, TryAgain):
        raise
    except RuleViolation as no:
        form.cannot_keep(no)
    else:
        if kept is not None:
            form.take_in(kept)
