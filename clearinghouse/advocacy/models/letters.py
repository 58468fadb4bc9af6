from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from clearinghouse.advocacy.validators import validate_placeholders
from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import can_see_people

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

HELP = (
    "Write [district], [town], [state], [students], [year], [our districts], [our students], [today], [your name] or [your role] where "
    "the district's own facts belong, [figure: KEY] for the sentence of a figure, such as [figure: rank-state], and [write: …] for what "
    "only the writer knows."
)


class LetterTemplateQuerySet(models.QuerySet["LetterTemplate"]):
    def visible_to(self, user: User | AnonymousUser | None) -> LetterTemplateQuerySet:
        """Letters that are offered, for members of the consortium."""
        return self.filter(is_offered=True) if user is not None and can_see_people(user) else self.none()


class LetterTemplate(TimeStamped):
    """A letter to legislators that members fill with their own district's figures and send themselves. Who did so is never stored."""

    title = models.CharField(max_length=120, unique=True, help_text="What it asks for, in a few words.")
    slug = models.SlugField(max_length=120, unique=True, help_text="Its address below /letters/.")
    use = models.CharField("when to use it", max_length=300, help_text="One sentence for the list of letters.")
    addressee = models.CharField("to whom", max_length=200, help_text="Such as: Your state senator and representative.")
    subject = models.CharField(max_length=150, validators=[validate_placeholders], help_text="The subject of the e-mail.")
    body = models.TextField("letter", validators=[validate_placeholders], help_text=HELP)
    is_offered = models.BooleanField("on the list", default=True)

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("advocacy:letter", args=[self.slug])
