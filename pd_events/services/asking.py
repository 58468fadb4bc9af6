"""Asking for a place with all that goes with it: what one needs to take part, and the answers to the host's questions."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from pd_events.services.accommodations import ask_for
from pd_events.services.answers import write_answers
from pd_events.services.seats import Ask, register
from pd_events.services.seats.locking import seat_transaction
from pd_events.services.series import register_series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clearinghouse.accounts.models import User
    from pd_events.models import Registration


def ask_for_place(
    ask: Ask, *, key: str, actor: User, accommodation: str = "", given: Mapping[int, Sequence[str]] | None = None
) -> Registration:
    """Ask for a seat, with what one needs to take part and the answers to the questions; all of it or nothing.

    Raises what `register`, `ask_for` and `write_answers` raise.
    """
    with seat_transaction() if accommodation or given is not None else nullcontext():
        (made,) = register([ask], actor=actor, key=key)
        add(made, actor, accommodation, given)
    return made


def add(made: Registration, actor: User, accommodation: str, given: Mapping[int, Sequence[str]] | None) -> None:
    """What goes with one registration, in the caller's transaction."""
    if accommodation:
        ask_for(made, text=accommodation, actor=actor)
    if given is not None:
        write_answers(made, given=given, actor=actor)


def ask_for_series(
    asks: Sequence[Ask],
    *,
    key: str,
    actor: User,
    may_wait: bool = False,
    accommodation: str = "",
    given: Mapping[int, Sequence[str]] | None = None,
) -> list[Registration]:
    """The same for several dates of one event. Raises what `register_series` and `ask_for` raise."""
    with seat_transaction():
        made = register_series(asks, actor=actor, key=key, may_wait=may_wait)
        for registration in made:
            add(registration, actor, accommodation, given)
    return made
