"""Addresses below /library/ that are no pages: they come before the pages' own, which may not take their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.urls import URLPattern

app_name = "library"

urlpatterns: list[URLPattern] = []
