from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Section:
    label: str
    path: str
    narrow_only: bool = False


# On wide screens the search box in the header is the way to search.
SECTIONS = (
    Section("Library", "/library/"),
    Section("Search", "/search/", narrow_only=True),
    Section("Districts", "/districts/"),
    Section("Challenges", "/challenges/"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": settings.SITE_NAME, "demo": settings.DEMO}


def navigation(request: HttpRequest) -> dict[str, Any]:
    here = next((section for section in SECTIONS if request.path.startswith(section.path)), None)
    return {"sections": SECTIONS, "current_section": here}
