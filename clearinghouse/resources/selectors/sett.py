"""Assistive technology by task: the SETT path (student, environments, tasks, then tools).

Source: Zabala, J. (1995). The SETT Framework. Who asks tells tasks and places only; nothing about a student is asked, and nothing is kept:
everything said is in the address. Unknown tasks, places and tools in it are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clearinghouse.resources.enums import Environment, TechLevel
from clearinghouse.resources.models import AssistiveTechnologyPage, FunctionalNeed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User

MOST_CHOICES = 30
NEEDS = AssistiveTechnologyPage.functional_needs.through._default_manager


@dataclass(frozen=True)
class Asked:
    """What the address says: tasks by slug, places, and tools by number that are there or were tried."""

    needs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tried: tuple[int, ...] = ()

    def parameters(self) -> list[tuple[str, str]]:
        """As an address has it."""
        pairs = [("need", slug) for slug in self.needs] + [("where", place) for place in self.places]
        return pairs + [("tried", str(pk)) for pk in self.tried]


@dataclass(frozen=True)
class Task:
    """A task that a student may need help with, with its parts."""

    pk: int
    slug: str
    name: str
    note: str
    parts: tuple[Task, ...] = ()


@dataclass(frozen=True)
class Tool:
    """A technology on the ladder, and why it is there."""

    page: AssistiveTechnologyPage
    helps_with: tuple[str, ...]
    places: tuple[str, ...]
    is_tried: bool = False


@dataclass(frozen=True)
class Rung:
    """The tools of one rung, those that help with most of the tasks first."""

    level: TechLevel
    tools: tuple[Tool, ...]

    @property
    def untried(self) -> tuple[Tool, ...]:
        """Those still to be tried."""
        return tuple(tool for tool in self.tools if not tool.is_tried)


@dataclass(frozen=True)
class ToolLadder:
    """The rungs that hold anything, the lowest first. `elsewhere` counts tools for these tasks that are not described for these places."""

    rungs: tuple[Rung, ...]
    elsewhere: int = 0

    @property
    def first(self) -> Tool | None:
        """Where to begin: the first on the lowest rung that nobody has tried."""
        return next((tool for rung in self.rungs for tool in rung.untried), None)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, from the lowest rung up."""
        return tuple(tool for rung in self.rungs for tool in rung.tools)


def read_asked(parameters: MultiValueDict[str, str]) -> Asked:
    """What an address says, as far as it can be meant; which tasks there are is asked of the database later."""
    numbers = [value for value in parameters.getlist("tried") if value.isascii() and value.isdigit() and len(value) < 10]
    said = set(parameters.getlist("where"))
    return Asked(
        needs=tuple(dict.fromkeys(parameters.getlist("need")))[:MOST_CHOICES],
        places=tuple(place for place in Environment.values if place in said),
        tried=tuple(dict.fromkeys(int(value) for value in numbers))[:MOST_CHOICES],
    )


def tasks() -> tuple[Task, ...]:
    """All current tasks as a tree, by name. One query."""
    below: dict[int | None, list[FunctionalNeed]] = defaultdict(list)
    for need in FunctionalNeed.objects.current().order_by("name"):
        below[need.broader_id].append(need)
    return branch(None, below)


def branch(above: int | None, below: Mapping[int | None, list[FunctionalNeed]]) -> tuple[Task, ...]:
    """The tasks right below one, each with its own."""
    return tuple(Task(need.pk, need.slug, need.name, need.scope_note, branch(need.pk, below)) for need in below.get(above, ()))


def understood(asked: Asked) -> tuple[Asked, dict[int, str]]:
    """The question with the tasks that there are, and the names of these and of their parts by number. One query.

    A task that was merged into another stands for that one.
    """
    every = {need.pk: need for need in FunctionalNeed.objects.all()}
    by_slug = {need.slug: every.get(need.merged_into_id or need.pk, need) for need in every.values()}
    chosen = {by_slug[slug].pk: by_slug[slug] for slug in asked.needs if slug in by_slug}
    names = {pk: need.name for pk, need in every.items() if need.merged_into_id is None and is_below(need, chosen, every)}
    return replace(asked, needs=tuple(need.slug for need in chosen.values())), names


def is_below(need: FunctionalNeed, chosen: Mapping[int, FunctionalNeed], every: Mapping[int, FunctionalNeed]) -> bool:
    """Whether this task is one of the chosen ones or a part of one. A ring, which no form lets through, is gone round once."""
    seen: set[int] = set()
    here: FunctionalNeed | None = need
    while here is not None and here.pk not in seen:
        if here.pk in chosen:
            return True
        seen.add(here.pk)
        here = every.get(here.broader_id or 0)
    return False


def ladder_for(asked: Asked, names: Mapping[int, str], user: User | AnonymousUser | None) -> ToolLadder:
    """What helps with these tasks in these places, the lowest rung first. Two queries, one more for somebody signed in.

    A tool whose places nobody recorded is on it; one that is described for other places only is counted. Retired ones are not there.
    """
    helps: dict[int, list[str]] = defaultdict(list)
    for page, need in NEEDS.filter(functionalneed__in=list(names)).values_list("assistivetechnologypage", "functionalneed"):
        helps[page].append(names[need])
    pages = AssistiveTechnologyPage.objects.visible_to(user).filter(pk__in=list(helps), retired_at=None)
    tools = [tool_of(page, helps[page.pk], asked) for page in pages]
    here = [tool for tool in tools if not asked.places or tool.places or not tool.page.environments]
    return ToolLadder(tuple(rungs_of(here)), len(tools) - len(here))


def helped_by(page: AssistiveTechnologyPage, names: Mapping[int, str]) -> dict[int, str]:
    """Those of these tasks with which one technology helps. One query."""
    helps = NEEDS.filter(assistivetechnologypage=page.pk, functionalneed__in=list(names)).values_list("functionalneed", flat=True)
    return {pk: names[pk] for pk in helps}


def tool_of(page: AssistiveTechnologyPage, helps_with: Iterable[str], asked: Asked) -> Tool:
    """One page as a tool: the tasks it helps with, and which of the places it is described for."""
    places = [place for place in page.environments if place in (asked.places or page.environments)]
    labels = tuple(str(Environment(place).label) for place in places)
    return Tool(page, tuple(sorted(helps_with)), labels, is_tried=page.pk in asked.tried)


def rungs_of(tools: Iterable[Tool]) -> Iterable[Rung]:
    """By rung; on each those that help with most tasks first, then what costs least."""
    ordered = sorted(tools, key=lambda tool: (-len(tool.helps_with), cost_of(tool.page), tool.page.title))
    for level in TechLevel:
        if here := tuple(tool for tool in ordered if tool.page.tech_level == level):
            yield Rung(level, here)


def cost_of(page: AssistiveTechnologyPage) -> tuple[bool, float]:
    """Sorts what costs least first, and what nobody recorded last."""
    return page.cost_low is None, float(page.cost_low or 0)
