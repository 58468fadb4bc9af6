from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest  # noqa: TID251 -- a Wagtail page says who finds it at its address
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from clearinghouse.districts import audience as audiences
from clearinghouse.districts.enums import Audience
from clearinghouse.resources import validators
from clearinghouse.resources.blocks import LibraryBlocks
from clearinghouse.resources.cms import panels
from clearinghouse.resources.cms.page_forms import ResourcePageForm
from clearinghouse.resources.enums import EvidenceTier, Origin, ResourceKind
from clearinghouse.resources.models.tags import TaggedResource, with_merged_tags_followed
from clearinghouse.resources.models.vocabulary import with_merges_followed

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from wagtail.url_routing import RouteResult

    from clearinghouse.accounts.models import User


class OpenPage:
    """A page without Wagtail's own privacy: our audiences are the one rule, and search, feeds and exports know it."""

    private_page_options: ClassVar[list[str]] = []
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD]

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """None, and none is looked for: that would cost each page two queries."""
        none: QuerySet[PageViewRestriction] = PageViewRestriction.objects.none()
        return none


class LibraryIndexPage(OpenPage, Page):
    """The door of the library at /library/."""

    introduction = models.TextField(blank=True, help_text="What stands here, for somebody who comes for the first time.")

    content_panels: ClassVar = panels.LIBRARY_INDEX_PAGE

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "resources.ResearchReviewPage",
        "resources.PracticeGuidePage",
        "resources.PracticePage",
        "resources.AssistiveTechnologyPage",
        "resources.LinkPage",
    ]


class ResourcePageQuerySet(PageQuerySet):
    def visible_to(self, user: User | AnonymousUser | None) -> ResourcePageQuerySet:
        """Live resources whose audience includes this person."""
        return self.visible_with(audiences.audience_keys_of(user))

    def visible_with(self, keys: frozenset[str]) -> ResourcePageQuerySet:
        """The same for whoever holds these keys."""
        visible: ResourcePageQuerySet = self.live().filter(audiences.visible_with(keys))
        return visible


# What no revision may bring back: publishing an old draft neither revives what is retired nor forgets who looked at it.
OF_THE_PAGE_ITSELF = (
    "reviewed_at",
    "retired_at",
    "retired_because",
    "replaced_by_id",
    "origin",
    "origin_name",
    "origin_identifier",
    "origin_at",
)

ResourcePageManager = PageManager.from_queryset(ResourcePageQuerySet)


class ResourcePage(OpenPage, Page):
    """What every kind of resource shares. Each kind is a page type of its own below it.

    A dial that nobody has recorded is null, shown as "not recorded", and never guessed.
    """

    summary = models.TextField(help_text="One paragraph: what it is, whether it works, what it would take here.")
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    district = models.ForeignKey(
        "districts.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resources",
        help_text="The district that owns this resource; needed where only one district may see it.",
    )
    topics = ParentalManyToManyField("resources.Topic", blank=True, related_name="resources")
    subjects = ParentalManyToManyField("resources.Subject", blank=True, related_name="resources")
    grades = ParentalManyToManyField("resources.Grade", blank=True, related_name="resources")
    requirements = ParentalManyToManyField(
        "resources.Requirement", blank=True, related_name="resources", verbose_name="needs to run"
    )
    tags = ClusterTaggableManager(through=TaggedResource, blank=True)
    body = StreamField(LibraryBlocks(), blank=True, help_text="What else should be said, block by block.")

    publisher = models.CharField(max_length=200, blank=True, help_text="Who published the original.")
    authors = models.JSONField(
        default=list, blank=True, validators=[validators.names], help_text="One on each line: Last name, First name."
    )
    published_year = models.PositiveSmallIntegerField(
        "year of the original", null=True, blank=True, validators=validators.between(1800, 2099)
    )
    source_url = models.URLField("address of the original", max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[validators.doi])
    eric_id = models.CharField("ERIC number", max_length=20, blank=True, validators=[validators.eric_number])
    language = models.CharField(max_length=12, default="en", help_text="As a language tag, such as en or es.")
    license = models.CharField(max_length=200, blank=True, help_text="What others may do with the original, as its publisher says.")
    license_url = models.URLField("address of the license", max_length=500, blank=True)

    curated_tier = models.PositiveSmallIntegerField("evidence tier", choices=EvidenceTier.choices, null=True, blank=True)
    tier_note = models.TextField(blank=True, help_text="On what the tier rests, in one sentence.")
    effect_points = models.SmallIntegerField(
        "effect in percentile points", null=True, blank=True, validators=validators.between(-50, 50)
    )
    effect_months = models.SmallIntegerField(
        "effect in months of progress", null=True, blank=True, validators=validators.between(-12, 24)
    )
    effect_note = models.TextField(blank=True, help_text="Which source gives the effect, and for whom.")
    cost_per_pupil = models.DecimalField(
        "cost per pupil and year, in dollars",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=validators.between(0, 100_000),
    )
    cost_note = models.CharField(max_length=200, blank=True)
    staff_hours_a_week = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=validators.between(0, 168)
    )
    one_teacher = models.BooleanField("one teacher alone can run it", null=True, blank=True)
    one_teacher_note = models.CharField(max_length=200, blank=True)

    review_by = models.DateField(null=True, blank=True, help_text="When somebody should look whether it still holds.")
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    retired_because = models.TextField(blank=True, editable=False)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces", editable=False
    )
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.WRITTEN, editable=False)
    origin_name = models.CharField(max_length=300, blank=True, editable=False, help_text="The file or library it came from.")
    origin_identifier = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    origin_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ResourcePageManager()

    content_panels: ClassVar = panels.RESOURCE_PAGE
    base_form_class = ResourcePageForm
    kind: ClassVar[ResourceKind]
    links_checked_at: datetime | None = None  # where a page to show was read ahead
    shown_tags: tuple[str, ...] = ()  # likewise
    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["resources.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    @staticmethod
    def _slug_is_available(slug: str, parent_page: Page | None, page: Page | None = None) -> bool:
        """Whether a page below the library would be found at this address: some are answered by the site itself."""
        free: bool = Page._slug_is_available(slug, parent_page, page)
        return free and not validators.is_address_of_the_site(f"/library/{slug}/")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page for those who may see it; for others there is no such page, whatever they ask of it."""
        if self.audience_key not in audiences.audience_keys_of(request.user):
            raise Http404
        return super().route(request, path_components)

    def clean(self) -> None:
        super().clean()
        if self.audience == Audience.DISTRICT and self.district_id is None:
            raise ValidationError({"district": "Choose the district that may see this resource."})

    def with_content_json(self, content: dict[str, Any]) -> ResourcePage:
        """An older or newer wording of this page, with terms and tags that were merged since as those they were merged into.

        What became of the page itself is not a matter of wording.
        """
        page: ResourcePage = super().with_content_json(with_merges_followed(with_merged_tags_followed(content)))
        for name in OF_THE_PAGE_ITSELF:
            setattr(page, name, getattr(self, name))
        return page

    @property
    def audience_key(self) -> str:
        return audiences.audience_key(self.audience, self.district_id)

    @property
    def kind_label(self) -> str:
        """The kind in words, also where the page was read as a ResourcePage."""
        kind = type(self).kind if hasattr(type(self), "kind") else self.specific_class.kind
        return str(kind.label)

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None
