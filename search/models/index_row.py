from django.db import models


class FacetValue(models.Model):
    """One value of one facet, such as tier 1 or the topic Mathematics, with the words people read."""

    facet = models.CharField(max_length=40)
    value = models.CharField(max_length=100)
    label = models.CharField(max_length=200)
    position = models.PositiveIntegerField(
        default=0, help_text="Place among the values of its facet, where they have an order of their own."
    )

    broader = models.CharField(max_length=100, blank=True, help_text="The value above this one, where the facet is a tree.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_value_once")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.label}"


class IndexRow(models.Model):
    """One searchable document as it was last built. The search servers hold copies of these rows and nothing else.

    `version` rises with every change, so that a late write to a search server never wins over a newer one.
    A removed document stays as an empty row for the same reason.
    """

    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=40)
    version = models.PositiveBigIntegerField(default=0)
    is_removed = models.BooleanField(default=False)
    audience = models.CharField(max_length=60)
    title = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    display = models.JSONField(default=dict, help_text="What a result shows beside its title: tier, facts, dials.")
    published_at = models.DateTimeField(null=True, blank=True)
    strength = models.FloatField(default=0, help_text="Strength of the evidence, for sorting: the stronger the higher.")
    facets = models.JSONField(default=dict, help_text="All facet values, by facet: rows with the same ones are counted together.")
    facet_values = models.ManyToManyField(FacetValue, related_name="rows")
    words_counted_at = models.DateTimeField(null=True, blank=True, help_text="When the words of the row as it stands were counted.")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="index_row_once_per_document")]
        indexes = [models.Index(fields=["audience", "is_removed"], name="index_row_audience")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} v{self.version}"
