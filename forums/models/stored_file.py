from __future__ import annotations

from uuid import uuid4

from django.db import models

from clearinghouse.core.models import TimeStamped
from forums.enums import FileKind


def stored_name(instance: StoredFile, filename: str) -> str:
    """A name in the storage that nobody guesses; what the file is called is kept beside it."""
    return f"{FOLDER}/{uuid4().hex}.{filename.rpartition('.')[2]}"


FOLDER = "forum_files"
# What a file takes along where it is moved from what is written to what stands.
FACTS = ("kind", "name", "content_type", "size", "alt", "width", "height")


class StoredFile(TimeStamped):
    """A picture or document in our storage, with what it is called and shows."""

    kind = models.CharField(max_length=8, choices=FileKind.choices)
    file = models.FileField(upload_to=stored_name)
    preview = models.FileField(upload_to=stored_name, blank=True)
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    alt = models.CharField(max_length=200, blank=True, help_text="What a picture shows.")
    width = models.PositiveIntegerField(default=0, help_text="Of the preview.")
    height = models.PositiveIntegerField(default=0, help_text="Of the preview.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return bool(self.kind == FileKind.PICTURE)
