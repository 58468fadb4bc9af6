"""What was asked, counted. Nothing here says who asked."""

from django.db import models
from django.utils import timezone


class AskedQuery(models.Model):
    """One query of one visit. `visit` is random, made by the browser for one tab and one day; the row goes when the day is counted."""

    visit = models.CharField(max_length=40)
    day = models.DateField(default=timezone.localdate)
    asked_at = models.DateTimeField(default=timezone.now)
    words = models.CharField(max_length=200)
    is_empty = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "visit", "words"], name="asked_query_once_a_visit")]

    def __str__(self) -> str:
        return self.words


class QueryCount(models.Model):
    """In how many visits of a day a query was asked, in how many it found nothing, and how much the public found that evening."""

    day = models.DateField()
    words = models.CharField(max_length=200)
    visits = models.PositiveIntegerField()
    empty = models.PositiveIntegerField(default=0)
    public_results = models.PositiveIntegerField(default=0, help_text="Only where documents have all of the words.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "words"], name="query_count_once_a_day")]
        indexes = [models.Index(fields=["words"], name="query_count_words")]

    def __str__(self) -> str:
        return f"{self.words}: {self.visits}"


class Refinement(models.Model):
    """In how many visits of a day one query was followed by another."""

    day = models.DateField()
    words = models.CharField(max_length=200)
    next_words = models.CharField(max_length=200)
    visits = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "words", "next_words"], name="refinement_once_a_day")]

    def __str__(self) -> str:
        return f"{self.words} → {self.next_words}"


class ResultClick(models.Model):
    """How often the result at a place of a query's list was opened on a day."""

    day = models.DateField(default=timezone.localdate)
    words = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "words", "position"], name="result_click_once_a_day")]

    def __str__(self) -> str:
        return f"{self.words} at {self.position}: {self.clicks}"
