"""Sized images, where the site serves them itself."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.views.static import serve

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


def image(request: HttpRequest, path: str) -> HttpResponseBase:
    """The image of this name. A name longer than the file system takes is that of no image."""
    try:
        return serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise Http404 from None
