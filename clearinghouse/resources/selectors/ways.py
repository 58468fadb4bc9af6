"""The ways into the library with what stands behind each, for the person who looks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, TextField, Value

from clearinghouse.resources.brought.ways import Way
from clearinghouse.resources.enums import Bandwidth, Devices, EvidenceTier, GradeBand
from clearinghouse.resources.models import KINDS, AssistiveTechnologyPage, FunctionalNeed, ResearchReviewPage, ResourcePage, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

# What somebody can have in hand, as the search's facet names it: its words and the condition on a resource.
HAND: tuple[tuple[str, str, Q], ...] = (
    ("device-none", "No device", Q(practicepage__devices=Devices.NONE)),
    ("device-one_for_the_room", "One device for the room", Q(practicepage__devices=Devices.ONE_FOR_THE_ROOM)),
    ("device-one_for_a_group", "One for each group", Q(practicepage__devices=Devices.ONE_FOR_A_GROUP)),
    ("line-offline", "No internet", Q(practicepage__bandwidth=Bandwidth.OFFLINE)),
    ("line-low", "A slow line", Q(practicepage__bandwidth=Bandwidth.LOW)),
    ("minutes-15", "15 minutes", Q(practicepage__minutes__lte=15)),
    ("minutes-30", "30 minutes", Q(practicepage__minutes__lte=30)),
)


@dataclass(frozen=True)
class Branch:
    """A term of a tree, as it is counted."""

    pk: int
    broader_id: int | None
    name: str
    slug: str
    note: str


@dataclass(frozen=True)
class Counted:
    """The kinds of resource that hold anything, practices by what somebody has in hand, and how many resources a curator
    marked with each tier and grade band, by facet and value: what findings say of reviews is counted elsewhere.
    """

    kinds: list[Way]
    hand: list[Way]
    marked: dict[str, int]


def counted_of(visible: Any) -> Counted:
    """What a curator wrote on resources, counted in one query."""
    kinds = {f"kind{n}": Q(content_type__model=kind._meta.model_name) for n, kind in enumerate(KINDS)}
    hand = {f"hand{n}": condition for n, (_, _, condition) in enumerate(HAND)}
    marked = marked_by_curators()
    counts = visible.aggregate(**{name: Count("pk", filter=condition) for name, condition in (kinds | hand | marked).items()})
    by_kind = [
        Way(str(kind.kind.label), "kind", str(kind.kind.value), counts[f"kind{n}"], kind.page_description)
        for n, kind in enumerate(KINDS)
    ]
    by_hand = [Way(label, "hand", value, counts[f"hand{n}"]) for n, (value, label, _) in enumerate(HAND)]
    return Counted(
        [way for way in by_kind if way.count], [way for way in by_hand if way.count], {name: counts[name] for name in marked}
    )


def marked_by_curators() -> dict[str, Q]:
    """The condition of each tier and grade band, by facet and value, on what has no findings of its own."""
    others = ~Q(content_type__model=ResearchReviewPage._meta.model_name)
    chosen = ResourcePage.grades.through._default_manager
    bands = {
        band.value: chosen.filter(Q(grade__slug=band.value) | Q(grade__broader__slug=band.value)).values("resourcepage")
        for band in GradeBand
    }
    return {
        **{f"tier_{tier.value}": others & Q(curated_tier=tier) for tier in EvidenceTier},
        **{f"grade_{value}": others & Q(pk__in=pages) for value, pages in bands.items()},
    }


def trees_of(user: User | AnonymousUser | None) -> dict[str, list[Way]]:
    """Topics and functional needs with how many resources each has with its parts, the fullest first.

    One query for the terms and for who has which, one more for each tree for somebody signed in.
    """
    branches: dict[str, dict[int, Branch]] = {"topic": {}, "need": {}}
    had: list[tuple[str, int, int]] = []
    first, *others = (
        rows for model, page_type in TREES.items() for rows in (terms_in(model), had_by(page_type, model, user))
    )  # fmt: skip
    for facet, is_term, pk, other, name, slug, note in first.union(*others, all=True):
        if is_term:
            branches[facet][pk] = Branch(pk, other, name, slug, note)
        else:
            had.append((facet, pk, other))
    counts = counts_in(branches, had)
    return {facet: ways_below(None, list(found.values()), counts[facet], facet) for facet, found in branches.items()}


TREES: dict[type[Any], type[ResourcePage]] = {Topic: ResourcePage, FunctionalNeed: AssistiveTechnologyPage}
COLUMNS = ("in_facet", "is_term", "pk", "other", "words", "address", "note")


def terms_in(model: type[Any]) -> Any:
    """The terms of a vocabulary, each with the one above it."""
    words = {"words": F("name"), "address": F("slug"), "note": F("scope_note")}
    return (
        model.objects.order_by()
        .annotate(in_facet=Value(model.facet), is_term=Value(1), other=F("broader_id"), **words)
        .values_list(*COLUMNS)
    )


def had_by(page_type: type[ResourcePage], model: type[Any], user: User | AnonymousUser | None) -> Any:
    """Which visible resource has which term, in the columns of terms."""
    having = page_type.objects.visible_to(user).order_by().filter(**{f"{model.field}__isnull": False})
    none = {name: Value("", output_field=TextField()) for name in ("words", "address", "note")}
    return having.annotate(in_facet=Value(model.facet), is_term=Value(0), other=F(model.field), **none).values_list(*COLUMNS)


def counts_in(branches: Mapping[str, Mapping[int, Branch]], had: Iterable[tuple[str, int, int]]) -> dict[str, dict[int, int]]:
    """How many resources each term has, with those of its parts, each counted once."""
    on_term: dict[str, dict[int, set[int]]] = {facet: defaultdict(set) for facet in branches}
    for facet, page, term in had:
        for pk in line_of(term, branches[facet]):
            on_term[facet][pk].add(page)
    return {facet: {pk: len(pages) for pk, pages in found.items()} for facet, found in on_term.items()}


def line_of(term: int | None, branches: Mapping[int, Branch] | Mapping[int, Topic]) -> list[int]:
    """The ids of a term and of those above it."""
    line: list[int] = []
    while term is not None and term not in line:
        line.append(term)
        term = branches[term].broader_id
    return line


def ways_below(broader: int | None, branches: list[Branch], counts: Mapping[int, int], facet: str) -> list[Way]:
    """The parts of one term that hold anything, or the terms on top."""
    here = sorted((b for b in branches if b.broader_id == broader and b.pk in counts), key=lambda b: (-counts[b.pk], b.name))
    return [Way(b.name, facet, b.slug, counts[b.pk], b.note, tuple(ways_below(b.pk, branches, counts, facet))) for b in here]
