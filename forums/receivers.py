from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from forums.models import PostFile


@receiver(post_delete, sender=PostFile)
def file_is_gone(sender: type[PostFile], instance: PostFile, **kwargs: Any) -> None:
    """What no row names is taken out of the storage, once it is certain."""
    for stored in (instance.file, instance.preview):
        if stored:
            transaction.on_commit(partial(stored.storage.delete, str(stored.name)), robust=True)
