from __future__ import annotations

from django.db import models

from clearinghouse.resources.enums import ReadingState


class DocumentReading(models.Model):
    """How far the words of a document have been read, and what could not be read, in words for editors."""

    document = models.OneToOneField("wagtaildocs.Document", on_delete=models.CASCADE, related_name="reading")
    file_name = models.CharField(max_length=255, help_text="The file that was or will be read: a new one has another name.")
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    note = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.file_name}: {self.get_state_display()}"


class DocumentText(models.Model):
    """The words of one page of a document; of a document without pages of its own, all of them."""

    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE, related_name="texts")
    page = models.PositiveIntegerField(help_text="Counted from 1, as the file counts them.")
    text = models.TextField()

    class Meta:
        ordering = ["document", "page"]
        constraints = [models.UniqueConstraint(fields=["document", "page"], name="text_of_a_page_once")]

    def __str__(self) -> str:
        return f"Page {self.page} of document {self.document_id}"
