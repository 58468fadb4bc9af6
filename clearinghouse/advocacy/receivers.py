"""When a page is published, the sizes of its pictures are made by a worker, so that no visitor waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.dispatch import receiver
from wagtail.signals import page_published

from clearinghouse.advocacy.services.pictures import request_sizes

if TYPE_CHECKING:
    from wagtail.models import Page


@receiver(page_published)
def page_came(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if hasattr(instance, "body"):
        request_sizes(instance.pk)
