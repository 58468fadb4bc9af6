"""Asking for a place with all that goes with it: what one needs to take part, and the answers to the host's questions."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from pd_events.services.accommodations import ask_for
from pd_events.services.seats import Ask, register
from pd_events.services.seats.locking import seat_transaction
from pd_events.services.series import register_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from pd_events.models import Registration


def ask_for_place(ask: Ask, *, key: str, actor: User, accommodation: str = "") -> Registration:
    """Ask for a seat, and for what one needs to take part; all of it or nothing. Raises what `register` and `ask_for` raise."""
    with seat_transaction() if accommodation else nullcontext():
        (made,) = register([ask], actor=actor, key=key)
        if accommodation:
            ask_for(made, text=accommodation, actor=actor)
    return made


def ask_for_series(
    asks: Sequence[Ask], *, key: str, actor: User, may_wait: bool = False, accommodation: str = ""
) -> list[Registration]:
    """The same for several dates of one event. Raises what `register_series` and `ask_for` raise."""
    with seat_transaction():
        made = register_series(asks, actor=actor, key=key, may_wait=may_wait)
        for registration in made if accommodation else ():
            ask_for(registration, text=accommodation, actor=actor)
    return made
