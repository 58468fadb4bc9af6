from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

from clearinghouse.core.content_changes import content_changed, is_content
from clearinghouse.core.errors import AuditTrailIsFinal


@receiver([post_save, post_delete, m2m_changed])
def count_content_change(sender: type[Model], raw: bool = False, **kwargs: Any) -> None:
    if not raw and is_content(sender):
        content_changed()


@receiver(pre_save, sender=ModelLogEntry)
@receiver(pre_save, sender=PageLogEntry)
def refuse_to_change_the_past(instance: Model, **kwargs: Any) -> None:
    if not instance._state.adding:
        raise AuditTrailIsFinal


@receiver(pre_delete, sender=ModelLogEntry)
@receiver(pre_delete, sender=PageLogEntry)
def refuse_to_forget_the_past(**kwargs: Any) -> None:
    raise AuditTrailIsFinal
