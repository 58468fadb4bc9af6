from django.db import models


class IndexRow(models.Model):
    """One searchable document as it was last built. The search servers hold copies of these rows and nothing else.

    `version` rises with every change, so that a late write to a search server never wins over a newer one.
    A removed document stays as a tombstone for the same reason.
    """

    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    version = models.PositiveBigIntegerField(default=1)
    is_removed = models.BooleanField(default=False)
    audience = models.CharField(max_length=60)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    facets = models.JSONField(default=dict)
    display = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True, blank=True)
    strength = models.FloatField(default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="index_row_once_per_document")]
        indexes = [models.Index(fields=["audience", "is_removed"], name="index_row_audience")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} v{self.version}"
