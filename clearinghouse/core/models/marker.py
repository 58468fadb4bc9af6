from django.db import models


class Marker(models.Model):
    """A fact about the running of the site: a step of the start that is done, when the worker was last alive."""

    name = models.CharField(max_length=100, unique=True)
    value = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"

    @classmethod
    def put(cls, name: str, value: str = "") -> None:
        """Set a marker and its time."""
        cls.objects.update_or_create(name=name, defaults={"value": value})

    @classmethod
    def value_of(cls, name: str) -> str | None:
        """What a marker says; None when it was never set."""
        return cls.objects.filter(name=name).values_list("value", flat=True).first()
