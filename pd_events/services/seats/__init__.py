"""The one service that takes seats. Every path calls it: form, roster, approval, promotion, transfer, capacity edit, import.

Each call locks its dates first, all in one statement in the order of their numbers; then reads what is free; then writes.
"""

from pd_events.services.seats.answering import accept_offer, leave
from pd_events.services.seats.changing import change_substitute
from pd_events.services.seats.deciding import approve, ask_again, decline
from pd_events.services.seats.promotion import offer_to, promote_dates
from pd_events.services.seats.recounting import recount
from pd_events.services.seats.resetting import reset
from pd_events.services.seats.taking import Ask, register
from pd_events.services.seats.transferring import transfer

__all__ = [
    "Ask",
    "accept_offer",
    "approve",
    "ask_again",
    "change_substitute",
    "decline",
    "leave",
    "offer_to",
    "promote_dates",
    "recount",
    "register",
    "reset",
    "transfer",
]
