from typing import Any

from django import template

from clearinghouse.accounts.models import User
from clearinghouse.districts.selectors import districts_to_join, places_of

register = template.Library()


@register.inclusion_tag("districts/my_places.html")
def my_places(user: User, csrf_token: str) -> dict[str, Any]:
    """The person's districts and roles, and the districts that they may join."""
    return {"places": places_of(user), "to_join": districts_to_join(user), "csrf_token": csrf_token}
