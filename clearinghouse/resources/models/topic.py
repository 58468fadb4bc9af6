from django.db import models


class Topic(models.Model):
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    scope_note = models.TextField(blank=True, help_text="What belongs here and what does not.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
