from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def address(subject: Any) -> str:
    """Where the thing that a topic is about stands: pages know their address under another name than the rest."""
    return str(subject.url) if hasattr(subject, "url") else str(subject.get_absolute_url())
