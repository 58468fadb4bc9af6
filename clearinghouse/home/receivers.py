"""Pages that come, go or move may stand in the menu, or be the front page of a site."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import post_page_move

from clearinghouse.home.menu import forget_menu
from clearinghouse.home.sites import forget_sites


@receiver([post_save, post_delete, post_page_move])
def page_changed(sender: type[Model], **kwargs: Any) -> None:
    if issubclass(sender, (Page, Site)):
        forget_menu()
        forget_sites()
