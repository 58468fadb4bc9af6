from __future__ import annotations

from django.db import models

from clearinghouse.resources.enums import FileKind


class FileUse(models.Model):
    """A page, as it is published, uses a file. Who may see the page may see the file.

    Wagtail's own index of references follows the last draft; what readers are shown is what counts here.
    """

    kind = models.CharField(max_length=10, choices=FileKind.choices)
    file_id = models.PositiveBigIntegerField()
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "file_id", "page"], name="one_use_of_a_file_by_a_page")]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_id} on page {self.page_id}"
