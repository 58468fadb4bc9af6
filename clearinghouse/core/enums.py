from django.db import models


class OutboxState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    LEASED = "leased", "Being delivered"
    DELIVERED = "delivered", "Delivered"
    DEAD = "dead", "Given up"
