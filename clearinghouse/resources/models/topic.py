from django.core.exceptions import ValidationError
from django.db import models

MOST_LEVELS = 3


class Topic(models.Model):
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    broader = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="narrower",
        help_text="The topic that this one is a part of. Whoever chooses that one finds what is under this one too.",
    )
    scope_note = models.TextField(blank=True, help_text="What belongs here and what does not.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.line()[-1].broader_id is not None:
            raise ValidationError(
                {"broader": f"“{self.broader}” is a part of “{self.name}” itself. Choose another topic, or none."}
            )
        if len(self.line()) + self.levels_below() > MOST_LEVELS:
            raise ValidationError({"broader": f"Topics go {MOST_LEVELS} levels deep at most. Choose one further up, or none."})

    def line(self) -> list["Topic"]:
        """This topic and those above it, the broadest last. A ring, which no form lets through, is gone round once."""
        line = [self]
        while (above := line[-1].broader) is not None and above not in line:
            line.append(above)
        return line

    def levels_below(self) -> int:
        """How many levels of narrower topics hang on this one."""
        levels, here = 0, {self.pk} if self.pk else set()
        while levels < MOST_LEVELS and (here := set(Topic.objects.filter(broader__in=here).values_list("pk", flat=True))):
            levels += 1
        return levels
