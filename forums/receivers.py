from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from forums.models import BegunFile, Draft, PostFile
from forums.models.stored_file import StoredFile


@receiver(post_delete, sender=PostFile)
@receiver(post_delete, sender=BegunFile)
def file_is_gone(sender: type[StoredFile], instance: StoredFile, **kwargs: Any) -> None:
    """What no row names is taken out of the storage, once it is certain."""
    for stored in (instance.file, instance.preview):
        if stored:
            transaction.on_commit(partial(stored.storage.delete, str(stored.name)), robust=True)


@receiver(post_delete, sender=Draft)
def draft_is_gone(sender: type[Draft], instance: Draft, **kwargs: Any) -> None:
    """The files that were kept with it go with it; those of what was sent stand below the post by then."""
    BegunFile.objects.filter(author_id=instance.author_id, token=instance.token).delete()
