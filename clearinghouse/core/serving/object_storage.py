"""Uploads in an object store. People ask the site for them, never the store."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class S3BehindTheSite(S3Storage):
    """Keeps uploads in the store and gives out addresses of the site."""

    def url(self, name: str, *args: Any, **options: Any) -> str:
        """The site's own address of a file, which asks who may see it."""
        return f"{settings.MEDIA_URL}{quote(name)}"
