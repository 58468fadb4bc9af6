"""What members make of a resource, by a rubric of five questions, each with four answers in words. It is no evidence that something works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from clearinghouse.resources.models.pages import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class Clear(models.IntegerChoices):
    HARD = 1, "Hard to follow"
    IN_PARTS = 2, "Clear in parts"
    CLEAR = 3, "Clear"
    AT_ONCE = 4, "Clear from the first page"


class Fits(models.IntegerChoices):
    NEEDS_MORE = 1, "Needs more people or money than we have"
    MUCH_CHANGE = 2, "Fits after much changing"
    LITTLE_CHANGE = 3, "Fits after a little changing"
    AS_IT_IS = 4, "Fits as it is"


class Worth(models.IntegerChoices):
    NO = 1, "Not worth the time"
    HARDLY = 2, "Hardly worth the time"
    YES = 3, "Worth the time"
    MORE = 4, "Gave back more than it took"


class Easy(models.IntegerChoices):
    MONTHS = 1, "Months of getting ready"
    WEEKS = 2, "Weeks of getting ready"
    DAYS = 3, "Days of getting ready"
    SAME_DAY = 4, "Started the same day"


class Accessible(models.IntegerChoices):
    SOME_COULD_NOT = 1, "Some students could not take part"
    MUCH_HELP = 2, "All took part with much help"
    LITTLE_HELP = 3, "All took part with a little help"
    EVERYONE = 4, "All took part as it is"


# Each question of the rubric by the name of its field: how it is asked, and its answers.
RUBRIC: dict[str, tuple[str, type[models.IntegerChoices]]] = {
    "clear": ("Is it clear?", Clear),
    "fits": ("Does it fit a small school?", Fits),
    "worth": ("Is it worth the time?", Worth),
    "easy": ("How easy is it to start?", Easy),
    "accessible": ("Can every student take part?", Accessible),
}


def answer(choices: type[models.IntegerChoices]) -> models.PositiveSmallIntegerField[int | None, int | None]:
    """One answer; none where the person cannot say."""
    return models.PositiveSmallIntegerField(choices=choices.choices, null=True, blank=True)


class RatingQuerySet(models.QuerySet["Rating"]):
    def visible_to(self, user: User | AnonymousUser | None) -> RatingQuerySet:
        """A person sees their own; all together are shown as counts only."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(person=user)


class Rating(TimeStamped):
    """One member's answers on one resource."""

    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="ratings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ratings")
    clear = answer(Clear)
    fits = answer(Fits)
    worth = answer(Worth)
    easy = answer(Easy)
    accessible = answer(Accessible)

    objects = RatingQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "person"], name="rating_once_per_person"),
            models.CheckConstraint(
                condition=~Q(clear=None, fits=None, worth=None, easy=None, accessible=None), name="rating_answers_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.page_id}"


class RatingSummary(models.Model):
    """How many gave which answer, kept beside the ratings so that a page reads it with everything else.

    `counts` holds, for each question of the rubric, how many gave the first to the fourth answer.
    """

    page = models.OneToOneField(ResourcePage, on_delete=models.CASCADE, related_name="rating_summary")
    counts = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "rating summaries"

    def __str__(self) -> str:
        return f"Ratings of {self.page_id}"
