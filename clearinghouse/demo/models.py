from django.db import models


class LoadedPart(models.Model):
    """A part of the demo that is in the database, and the content it was made from."""

    name = models.CharField(max_length=50, unique=True)
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name
