"""What all resources of the library share in the index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.html import strip_tags

from clearinghouse.districts.audience import audience_key
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.enums import EvidenceTier, ResourceKind, TagState
from clearinghouse.resources.evidence.dials import dials_of
from clearinghouse.resources.matching.studied import recorded_of
from clearinghouse.resources.models import Outcome, ResourcePage, Term
from clearinghouse.resources.selectors.vocabularies import with_broader
from search.documents.base import SearchDocument, Value, term_values
from search.documents.file_words import with_files
from search.language.ids import ids_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

NO_TIER = Value("none", "No tier", 9)
# A tier counts as much as so many percentile points, and no tier is one below the last.
TIER_STRENGTH, TIERS_BELOW = 100, 5
# What is retired stays findable and comes last among its equals.
RETIRED = "retired"
# Facets whose words count as keywords: what a resource is about. What it needs to run, and the other names of grades, which a
# resource for all of them has all at once, would let it answer questions about something else.
ABOUT = ("kind", "tier", "topic", "subject", "grade", "need", "rung")


class ResourceDocuments:
    """How one kind of resource stands in the index. Each kind says what its own fields add."""

    kind: ClassVar[ResourceKind]
    page_type: ClassVar[type[ResourcePage]]

    def __init__(self) -> None:
        """Named as the library names the kind."""
        self.name, self.label = str(self.kind.value), str(self.kind.label)
        self.page_types = (self.page_type,)

    def audiences(self) -> dict[str, str]:
        """Every live resource of this kind with the key of its audience."""
        live = self.page_type.objects.live().values_list("pk", "audience", "district_id")
        return {str(pk): audience_key(audience, district_id) for pk, audience, district_id in live}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may see now."""
        visible = self.page_type.objects.visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The resource as it is published now."""
        page = self.page_type.objects.live().filter(pk=object_id).first()
        return None if page is None else self.document_of(page)

    def document_of(self, page: Any) -> SearchDocument:
        """Everything the index holds of a resource."""
        facets = {**shared_facets(page, self), **self.facets_of(page)}
        own = "\n".join(part for part in [*self.words_of(page), *shared_words(page)] if part)
        body, display = with_files(own, self.display_of(page, [band.value for band in facets["grade"]]), page)
        return SearchDocument(
            kind=self.name,
            object_id=str(page.pk),
            audience=page.audience_key,
            title=page.title,
            url=page.get_url() or "",
            summary=page.summary,
            body=body,
            keywords=" · ".join([*labels_of(facets), *other_names(page, self), *ids_of(page)]),
            facets=facets,
            display=display,
            published_at=page.first_published_at,
            strength=strength_of(page),
        )

    def facets_of(self, page: Any) -> dict[str, tuple[Value, ...]]:
        """Facets of this kind alone."""
        return {}

    def words_of(self, page: Any) -> list[str]:
        """Text of this kind's own fields."""
        return []

    def facts_of(self, page: Any) -> list[tuple[str, str]]:
        """What a result says in a few words beside the kind."""
        return []

    def display_of(self, page: Any, bands: list[str]) -> dict[str, Any]:
        """What a result shows: its tier, facts, the dials that are recorded, and what can be compared with a district."""
        dials = [dial.as_data() for dial in dials_of(page, tier=page.curated_tier) if dial.is_recorded and dial.label != "Strength"]
        facts = self.facts_of(page)
        if page.is_retired:
            facts = [("State", "Retired"), *facts]
        return {
            "tier": page.curated_tier,
            "has_tier": page.curated_tier is not None,
            "facts": [*facts, *alone(page)],
            "dials": dials,
            "studied": recorded_of(page, bands).as_data(),
        }


def shared_facets(page: ResourcePage, kind: ResourceDocuments) -> dict[str, tuple[Value, ...]]:
    """Facets that every kind has; what is not recorded has none."""
    tier = page.curated_tier
    return {
        "kind": (Value(kind.name, kind.label),),
        "tier": (Value(str(tier), EvidenceTier(tier).label, tier),) if tier else (NO_TIER,),
        "topic": term_values(page.topics.all()),
        "subject": term_values(page.subjects.all()),
        "grade": band_values(page),
        "requires": term_values(page.requirements.all()),
        "tried": tried_values(page),
    }


def alone(page: ResourcePage) -> list[tuple[str, str]]:
    """Whether one teacher alone can run it, where anybody recorded it."""
    if page.one_teacher is None:
        return []
    return [("One teacher alone", "one teacher can run it" if page.one_teacher else "takes more than one teacher")]


def tried_values(page: ResourcePage) -> tuple[Value, ...]:
    """What became of it in districts, by notes that everybody may read: those for members must not show in what visitors count."""
    public = page.tried_here.shown().filter(audience=Audience.PUBLIC).order_by()
    outcomes = set(public.values_list("outcome", flat=True).distinct())
    return tuple(Value(outcome.value, outcome.label, place) for place, outcome in enumerate(Outcome) if outcome in outcomes)


def band_values(page: ResourcePage) -> tuple[Value, ...]:
    """The bands of grades, which single grades are parts of, in their own order."""
    bands = {grade.line()[-1] for grade in page.grades.select_related("broader")}
    return tuple(Value(band.slug, band.name, band.position) for band in sorted(bands, key=lambda band: band.position))


def shared_words(page: ResourcePage) -> list[str]:
    """Text of the fields that every kind has: its blocks, its sources, who made it."""
    blocks = page.body.stream_block.get_searchable_content(page.body)
    sources = [f"{source.citation} {source.supports}" for source in page.sources.all()]
    return [*blocks, page.publisher, ", ".join(page.authors), *sources, page.effect_note, page.tier_note]


def other_names(page: ResourcePage, kind: ResourceDocuments) -> list[str]:
    """The alternate names of its terms and those of its tags that curators accepted: found, never shown."""
    vocabularies: list[Iterable[Term]] = [page.topics.all(), page.subjects.all()]
    vocabularies += [page.functional_needs.all()] if hasattr(page, "functional_needs") else []
    names = [name for terms in vocabularies for term in with_broader(terms) for name in term.alternates]
    return [*names, *page.tags.filter(state=TagState.ACCEPTED).values_list("name", flat=True)]


def ids_of(page: ResourcePage) -> list[str]:
    """DOIs and ERIC numbers of the resource and its sources, as queries ask for them."""
    sources = [f"{source.doi} {source.eric_id} {source.citation}" for source in page.sources.all()]
    found = [part for text in (f"{page.doi} {page.eric_id}", *sources) for part in ids_in(text)[0]]
    return list(dict.fromkeys(found))


def labels_of(facets: dict[str, tuple[Value, ...]]) -> list[str]:
    """The words of what it is about, but for those that say only that nothing is known."""
    return [value.label for name in ABOUT for value in facets.get(name, ()) if value != NO_TIER]


def strength_of(page: ResourcePage) -> float:
    """Higher for a better tier, then for the larger effect in percentile points; nothing for what is retired."""
    if page.is_retired:
        return 0.0
    return float((TIERS_BELOW - (page.curated_tier or TIERS_BELOW)) * TIER_STRENGTH + max(0, page.effect_points or 0))


def plain(*texts: str) -> list[str]:
    """Rich text as words."""
    return [strip_tags(text) for text in texts]
