from django.db import models


class ContactTopic(models.TextChoices):
    JOINING = "joining", "Joining the consortium"
    HELPING = "helping", "Helping: funding, partnership, a place or time"
    PRESS = "press", "Press, or the work of a legislator"
    LIBRARY = "library", "Something in the library"
    PRIVACY = "privacy", "Privacy, or a page that you cannot use"
    OTHER = "other", "Something else"


class ContactState(models.TextChoices):
    OPEN = "open", "Open"
    DONE = "done", "Done"
