from typing import Any

from django import template
from django.template.defaultfilters import pluralize

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from clearinghouse.districts.profile.map import DistrictMap
from clearinghouse.districts.selectors import districts_to_join, places_of

register = template.Library()


@register.inclusion_tag("districts/my_places.html")
def my_places(user: User, csrf_token: str) -> dict[str, Any]:
    """The person's districts and roles, and the districts that they may join."""
    return {"places": places_of(user), "to_join": districts_to_join(user), "csrf_token": csrf_token}


@register.filter
def in_words(shown: DistrictMap, here: District | None) -> str:
    """What the map shows, for those who do not see it."""
    names = [dot.district.name for dot in shown.dots]
    if here and here.name in names:
        others = len(names) - 1
        return f"{here.name} among {others} other district{pluralize(others)}"
    return f"{len(names)} district{pluralize(len(names))}: {', '.join(names)}"
