from django.db import models


class HostTurn(models.Model):
    """When another server may be asked again: one row for all our processes."""

    host = models.CharField(max_length=253, unique=True)
    next_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.host} at {self.next_at:%H:%M:%S}"
