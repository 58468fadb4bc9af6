from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

from django import template

from forums.selectors.subjects import talk_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Model

    from clearinghouse.accounts.models import User

register = template.Library()


@register.filter
def address(subject: Any) -> str:
    """Where the thing that a topic is about stands: pages know their address under another name than the rest."""
    return str(subject.url) if hasattr(subject, "url") else str(subject.get_absolute_url())


@register.filter
def span(length: timedelta) -> str:
    """A time in words, rounded up: what is said of waiting must not be too little."""
    hours = max(1, ceil(length.total_seconds() / 3600))
    if hours < 24:
        return f"{hours} hours" if hours > 1 else "an hour"
    days = ceil(hours / 24)
    return f"{days} days" if days > 1 else "a day"


@register.inclusion_tag("forums/about.html")
def talk_about(subject: Model, user: User | AnonymousUser) -> dict[str, Any]:
    """The latest topics about this thing that the person may read, and the way to start another."""
    return {"talk": talk_of(subject, user)}
