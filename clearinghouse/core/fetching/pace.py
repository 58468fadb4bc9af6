"""A pause between two requests to one server, whichever of our processes sends them."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.fetching.errors import HostBusy
from clearinghouse.core.models import HostTurn

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT_FOR = timedelta(days=1)


def wait_for_turn(host: str, *, pause: float, longest_wait: float, sleep: Callable[[float], None] = time.sleep) -> float:
    """Wait until this server may be asked again, `pause` seconds after the last request that any of our processes sent.

    Returns the seconds that it took. Raises HostBusy, and takes no turn, where that would be longer than `longest_wait` seconds.
    """
    seconds = take_turn(host, pause=pause, longest_wait=longest_wait)
    if seconds > 0:
        sleep(seconds)
    return seconds


@transaction.atomic
def take_turn(host: str, *, pause: float, longest_wait: float) -> float:
    """Book the next turn at this server; returns the seconds until it comes."""
    HostTurn.objects.get_or_create(host=host, defaults={"next_at": timezone.now()})
    turn = HostTurn.objects.select_for_update().get(host=host)
    now = timezone.now()
    mine = max(now, turn.next_at)
    seconds = (mine - now).total_seconds()
    if seconds > longest_wait:
        raise HostBusy(host, seconds)
    turn.next_at = mine + timedelta(seconds=pause)
    turn.save(update_fields=["next_at"])
    return seconds


def forget_old_turns() -> int:
    """Forget servers that nobody has asked for a day; returns how many."""
    gone, _ = HostTurn.objects.filter(next_at__lt=timezone.now() - KEPT_FOR).delete()
    return gone
