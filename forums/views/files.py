from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.forms import saved
from clearinghouse.core.views.trying import tried
from clearinghouse.resources.selectors.files import Access
from clearinghouse.resources.views.files import sent
from forums.forms.files import FileForm
from forums.models import PostFile
from forums.policies import can_edit
from forums.readers import reader_of
from forums.services.files import MOST_FILES, add_file, remove_file
from forums.views.finding import find_post

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from clearinghouse.accounts.requests import SignedInRequest


def find_file(request: HttpRequest, pk: int) -> PostFile:
    """The file of this number, where the person may read its post."""
    found = PostFile.objects.visible_to(request.user).select_related("post__topic__board").filter(id=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file itself: pictures are shown, documents are saved."""
    found = find_file(request, pk)
    answer = sent(request, str(found.file.name), Access.RESTRICTED)
    answer.headers["Content-Type"] = found.content_type
    answer.headers["Content-Disposition"] = content_disposition_header(not found.is_picture, found.name) or "attachment"
    return answer


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A picture in small."""
    found = find_file(request, pk)
    if not found.preview:
        raise Http404
    return sent(request, str(found.preview.name), Access.RESTRICTED)


@never_cache
@login_required
def files(request: SignedInRequest, pk: int) -> HttpResponse:
    """The files of one's own post: what is there, and another."""
    reader = reader_of(request.user)
    post = find_post(reader, pk)
    if not can_edit(reader, post):
        raise Http404
    form = FileForm(request.POST or None, request.FILES or None)
    brought = form.brought() if request.method == "POST" and form.is_valid() else None
    confirmed = form.confirmed() if brought else {}
    if brought and saved(form, lambda: add_file(post, brought, actor=request.user, **confirmed)):
        messages.success(request, "It stands below your post.")
        return redirect("forums:files", post.pk)
    context = {"post": post, "form": form, "files": post.files.all(), "most": MOST_FILES}
    return render(request, "forums/files.html", context)


@never_cache
@login_required
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    found = find_file(request, pk)
    if not can_edit(reader_of(request.user), found.post):
        raise Http404
    if request.method != "POST":
        return render(request, "forums/remove_file.html", {"file": found, "post": found.post})
    if tried(request, lambda: remove_file(found, actor=request.user)):
        messages.success(request, "The file is gone.")
    return redirect("forums:files", found.post_id)
