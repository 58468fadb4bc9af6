from django.db import models


class OutboxState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    LEASED = "leased", "Being delivered"
    DELIVERED = "delivered", "Delivered"
    SUPERSEDED = "superseded", "Replaced by a newer one"
    DEAD = "dead", "Given up"
