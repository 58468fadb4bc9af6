"""Doorbells: what open pages hear when seats change."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from clearinghouse.core.live import announce
from pd_events.selectors.live import date_group
from pd_events.signals import seats_changed

TOPIC = "roster"
GATHER_SECONDS = 0.25


@receiver(seats_changed)
def tell_open_rosters(sender: Any, date_id: int, **kwargs: Any) -> None:
    """Open rosters ask anew once the transaction has committed; where many ask for seats at once, a few times a second."""
    announce(date_group(date_id), {"topic": TOPIC, "seq": date_id}, gather=GATHER_SECONDS)
