"""The ways to narrow a search: their names in addresses and their words on screens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """`is_open` says whether its values show before anybody asks."""

    name: str
    label: str
    is_open: bool = False


FACETS = (
    Facet("kind", "Kind", is_open=True),
    Facet("tier", "Evidence tier", is_open=True),
    Facet("topic", "Topic", is_open=True),
    Facet("setting", "Where it was studied", is_open=True),
    Facet("grade", "Grades", is_open=True),
    Facet("subject", "Subject"),
    Facet("tried", "Tried by a district here"),
    Facet("need", "What the student needs help with"),
    Facet("rung", "Rung of the ladder"),
    Facet("hand", "What you have in hand"),
    Facet("requires", "What it needs to run"),
    Facet("outcome", "What was measured"),
    Facet("delivery", "How it is given"),
    Facet("design", "Study design"),
)
BY_NAME = {facet.name: facet for facet in FACETS}
