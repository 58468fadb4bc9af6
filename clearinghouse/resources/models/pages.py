from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest  # noqa: TID251 -- a Wagtail page says who finds it at its address
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from clearinghouse.districts import audience as audiences
from clearinghouse.districts.enums import Audience
from clearinghouse.resources import panels
from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models.evidence import Intervention

if TYPE_CHECKING:
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
    subpage_types: ClassVar[list[str]] = ["resources.ResearchReviewPage"]


class ResourcePageQuerySet(PageQuerySet):
    def visible_to(self, user: User | AnonymousUser | None) -> ResourcePageQuerySet:
        """Live resources whose audience includes this person."""
        visible: ResourcePageQuerySet = self.live().filter(audiences.visible_to(user))
        return visible


ResourcePageManager = PageManager.from_queryset(ResourcePageQuerySet)


class ResourcePage(OpenPage, Page):
    """What every kind of resource shares. Each kind is a page type of its own below it."""

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

    objects = ResourcePageManager()

    kind: ClassVar[ResourceKind]
    is_creatable = False

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page for those who may see it; for others there is no such page, whatever they ask of it."""
        if self.audience_key not in audiences.audience_keys_of(request.user):
            raise Http404
        return super().route(request, path_components)

    def clean(self) -> None:
        super().clean()
        if self.audience == Audience.DISTRICT and self.district_id is None:
            raise ValidationError({"district": "Choose the district that may see this resource."})

    @property
    def audience_key(self) -> str:
        return audiences.audience_key(self.audience, self.district_id)


class ResearchReviewPage(ResourcePage):
    """What the reviewed research says about one intervention."""

    intervention = models.OneToOneField(Intervention, on_delete=models.PROTECT, related_name="page")
    what_it_is = RichTextField(blank=True, features=["bold", "italic", "link", "ol", "ul"])
    what_it_takes = RichTextField(
        blank=True, features=["bold", "italic", "link", "ol", "ul"], help_text="Staff, time, materials and training."
    )

    content_panels: ClassVar = panels.RESEARCH_REVIEW_PAGE

    kind = ResourceKind.RESEARCH_REVIEW
    parent_page_types: ClassVar[list[str]] = ["resources.LibraryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
