from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import Role
from forums.enums import COMMON, BoardAudience
from forums.readers import Reader, reader_of
from forums.validators import validate_slug_is_free

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, user: User | AnonymousUser | None) -> BoardQuerySet:
        """The boards that this person may read now."""
        return self.visible_with(reader_of(user))

    def visible_with(self, reader: Reader) -> BoardQuerySet:
        """The same for whoever this is. A district's board is for its own people alone, whatever others may do elsewhere."""
        shown = Q(audience=BoardAudience.PUBLIC)
        if reader.is_member or reader.oversees:
            shown |= Q(audience=BoardAudience.MEMBERS)
        if reader.oversees:
            shown |= Q(audience=BoardAudience.ROLE)
        if reader.is_member:
            shown |= Q(audience=BoardAudience.ROLE, role__in=reader.roles) | of_districts(reader.districts)
        return self.filter(shown)

    def moderated_by(self, reader: Reader) -> BoardQuerySet:
        """The boards that this person moderates: those that name them, the consortium's for its moderators, a district's own for its administrators."""
        if reader.user_id is None:
            return self.none()
        named = Board.moderators.through.objects.filter(user=reader.user_id).values("board")
        theirs = Q(pk__in=named) | of_districts(reader.administers)
        if reader.oversees:
            theirs |= Q(audience__in=COMMON)
        return self.visible_with(reader).filter(theirs)

    def kept_by(self, reader: Reader) -> BoardQuerySet:
        """The boards whose name, rules and readers this person may change."""
        kept = Q(audience__in=COMMON) if reader.keeps_boards else Q(pk__in=())
        own = Q(audience=BoardAudience.DISTRICT, district__in=reader.administers)
        shared = Q(audience=BoardAudience.DISTRICTS, district__in=reader.administers)
        return self.visible_with(reader).filter(kept | own | shared)


def of_districts(districts: frozenset[int]) -> Q:
    """The boards that belong to these districts: one's own, or one that it shares with others."""
    sharing = Board.districts.through.objects.filter(district__in=districts).values("board")
    return Q(audience=BoardAudience.DISTRICT, district__in=districts) | Q(audience=BoardAudience.DISTRICTS, pk__in=sharing)


class Board(TimeStamped):
    """A place to talk, with those who may read it and its rules."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True, validators=[validate_slug_is_free], help_text="Its address below /forums/.")
    description = models.CharField(max_length=200, help_text="One sentence: what is talked about here.")
    rules = models.TextField(blank=True, max_length=2000, help_text="What everybody reads before they write. Plain text.")
    audience = models.CharField("who reads it", max_length=10, choices=BoardAudience.choices, default=BoardAudience.MEMBERS)
    district = models.ForeignKey(
        "districts.District", on_delete=models.PROTECT, null=True, blank=True, related_name="own_boards",
        help_text="Whose board it is, where it is for one district or for some.",
    )  # fmt: skip
    districts = models.ManyToManyField(
        "districts.District", blank=True, related_name="shared_boards", help_text="Where some districts read it: which."
    )
    role = models.CharField(max_length=30, choices=Role.choices, blank=True, help_text="Where one role reads it: which.")
    is_moderated = models.BooleanField("a moderator reads each post before others do", default=False)
    is_open = models.BooleanField("people may write here", default=True)
    moderators = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="moderated_boards")
    position = models.PositiveSmallIntegerField(default=100, help_text="Its place in the list; the lowest comes first.")

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience__in=(BoardAudience.DISTRICT, BoardAudience.DISTRICTS)) | Q(district__isnull=False),
                name="board_of_districts_is_somebodys",
                violation_error_message="Choose the district whose board this is.",
            ),
            models.CheckConstraint(
                condition=~Q(audience=BoardAudience.ROLE) | ~Q(role=""),
                name="board_of_a_role_names_it",
                violation_error_message="Choose the role that reads this board.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("forums:board", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.audience == BoardAudience.PUBLIC
