"""Pictures and documents, for those who may see something that uses them. Others are told what they are told of a file that is not there."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served
from wagtail.images import get_image_model

from clearinghouse.accounts.selectors import enters_cms
from clearinghouse.resources.enums import FileKind
from clearinghouse.resources.selectors.files import Access, access_to, image_shown_as

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Nothing in a file is run or loaded by what shows it.
CLOSED = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox", "X-Content-Type-Options": "nosniff"}
# A browser may show again for a while what everybody may see; whether one may still see the rest is asked each time.
KEEPING = {Access.OPEN: "private, max-age=300", Access.RESTRICTED: "private, no-cache"}
UNKNOWN_TYPE = "application/octet-stream"
LONGEST_NAME = 255


@require_safe
def image(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture in one of its sizes."""
    name = f"images/{path}"
    shown = image_shown_as(name) if len(name) <= LONGEST_NAME else None
    if shown is None:
        raise Http404
    return sent(request, name, access_to(FileKind.IMAGE, shown, request.user))


@require_safe
def original(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture as it was uploaded, with the place and time that cameras write into it: for editors alone."""
    name = f"original_images/{path}"
    if not enters_cms(request.user) or not get_image_model().objects.filter(file=name[:LONGEST_NAME]).exists():
        raise Http404
    return sent(request, name, Access.RESTRICTED)


@require_safe
def document(request: HttpRequest, pk: str, filename: str) -> HttpResponseBase:
    """A document under its own name."""
    found = get_object_or_404(get_document_model(), pk=pk)
    access = access_to(FileKind.DOCUMENT, found.pk, request.user)
    if found.filename != filename or access is Access.NONE:
        raise Http404
    document_served.send(sender=type(found), instance=found, request=request)
    response = sent(request, found.file.name, access)
    response.headers["Content-Disposition"] = found.content_disposition
    return response


def sent(request: HttpRequest, name: str, access: Access) -> HttpResponseBase:
    """The file of this name in the storage, by the site itself or, where it is told to, by the server in front of it."""
    if access is Access.NONE:
        raise Http404
    modified = modified_at(name)
    if not was_modified_since(request.META.get("HTTP_IF_MODIFIED_SINCE"), modified.timestamp()):
        response: HttpResponseBase = HttpResponseNotModified()
    elif settings.MEDIA_ACCEL:
        response = HttpResponse(headers={"X-Accel-Redirect": f"{settings.MEDIA_ACCEL}{quote(name)}"})
    else:
        response = FileResponse(default_storage.open(name))
    response.headers["Content-Type"] = mimetypes.guess_type(name)[0] or UNKNOWN_TYPE
    response.headers["Last-Modified"] = http_date(modified.timestamp())
    response.headers["Cache-Control"] = KEEPING[access]
    for header, value in CLOSED.items():
        response.headers[header] = value
    return response


def modified_at(name: str) -> datetime:
    """When a file was written. Raises Http404 where there is none."""
    try:
        return default_storage.get_modified_time(name)
    except (FileNotFoundError, SuspiciousFileOperation, OSError, ValueError) as error:
        raise Http404 from error
