from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Section:
    label: str
    path: str


SECTIONS = (Section("Library", "/library/"), Section("Search", "/search/"), Section("Districts", "/districts/"))


def navigation(request: HttpRequest) -> dict[str, Any]:
    here = next((section for section in SECTIONS if request.path.startswith(section.path)), None)
    return {"sections": SECTIONS, "current_section": here}
