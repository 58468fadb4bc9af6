from django.db import models
from django.db.models import F, Q


class ClosedDay(models.Model):
    """Days on which a district's schools are closed: the clock of offers and decisions stands still."""

    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, related_name="closed_days")
    first = models.DateField("first day")
    last = models.DateField("last day")
    name = models.CharField("what it is", max_length=80)

    class Meta:
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="closed_days_end_after_they_begin")]

    def __str__(self) -> str:
        return f"{self.district}: {self.name}"
