from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from clearinghouse.core.content_changes import content_changed, is_content


@receiver([post_save, post_delete, m2m_changed])
def count_content_change(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    if not raw and is_content(sender):
        content_changed()
