"""An address for each pattern of the CMS, naming something that is there."""

from __future__ import annotations

import re
from typing import Any

from tests.architecture.cms_table import ARGUMENTS, CMS
from tests.architecture.routes import Route, all_routes

ARGUMENT = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
# Wagtail writes two addresses as regular expressions.
EXPRESSIONS = {
    r"^(?P<pk>\d+)/revisions/compare/": "{page}/revisions/compare/earliest...latest/",
    "^.*/$": "no-such-part/",
}
CMS_ROUTES = [route for route in all_routes() if route.pattern.startswith(CMS)]


def address_of(route: Route, places: dict[str, Any], *, number: str = "") -> str:
    """The address of the route for what the world holds; `number` stands in place of every number."""
    pattern = plain(route.pattern)
    known = [names for prefix, names in ARGUMENTS.items() if route.pattern.startswith(prefix)]

    def fill(found: re.Match[str]) -> str:
        if number and found["converter"] in ("int", "str"):
            return number
        return next((names[found["name"]] for names in reversed(known) if found["name"] in names), "1")

    return "/" + ARGUMENT.sub(fill, pattern).format(**places)


def plain(pattern: str) -> str:
    """The pattern without regular expressions."""
    for expression, instead in EXPRESSIONS.items():
        before, found, _ = pattern.partition(expression)
        if found:
            return before + instead
    return pattern.replace("^", "").replace("$", "")
