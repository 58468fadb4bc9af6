"""What is asked of words before they are sent: whether they tell of a student, were said already, or come too fast."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.districts.models import District
from clearinghouse.resources.student_data import digest_of, signs_in
from forums.errors import LooksLikeStudents, SaidAlready, TooFast
from forums.models import Post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User

# So many posts in so long a time; who writes more waits until the oldest of them is past.
LIMITS = ((6, timedelta(minutes=1)), (60, timedelta(hours=1)))
SAME_WORDS = timedelta(minutes=5)


def look_for_students(texts: Iterable[str], *, known: Iterable[str], looked_at: str) -> None:
    """Raise LooksLikeStudents where these texts have signs of student data that nobody confirmed to have looked at.

    `looked_at` is the digest of the texts that a person confirmed; what was found is neither repeated nor kept.
    """
    written = list(texts)
    districts = (word for row in District.objects.belonging().values_list("name", "town") for word in row)
    signs = signs_in("\n".join(written), known=" ".join([*known, *districts]))
    if signs and looked_at != digest_of(*written):
        raise LooksLikeStudents(f"This looks like {' and '.join(signs)}. Take it out, or say that it tells of no student.")


def check_pace(author: User, text: str) -> None:
    """Raise TooFast, which names the wait, or SaidAlready. Whoever moderates the board is not asked."""
    now = timezone.now()
    longest = max(span for _, span in LIMITS)
    recent = list(
        Post.objects.filter(author=author, created_at__gt=now - longest)
        .order_by("-created_at")
        .values_list("created_at", flat=True)
    )
    for most, span in LIMITS:
        within = [at for at in recent if at > now - span]
        if len(within) >= most:
            seconds = ceil((within[most - 1] + span - now).total_seconds())
            raise TooFast(f"You have written {len(within)} posts in a short time. Wait {waiting(seconds)}, then send this again.")
    if Post.objects.filter(author=author, text=text, created_at__gt=now - SAME_WORDS).exists():
        raise SaidAlready


def waiting(seconds: int) -> str:
    """A wait in words."""
    if seconds < 2 * 60:
        return f"{seconds} second{'s' if seconds != 1 else ''}"
    return f"{ceil(seconds / 60)} minutes"
