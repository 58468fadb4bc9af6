"""Going back to where a form stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 500


def back_or(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """To the path of this site that the form named as `next`, otherwise to the usual place. Another site's address is never followed."""
    path = request.POST.get("next", "")
    if 0 < len(path) <= LONGEST and path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return HttpResponseRedirect(path)
    return HttpResponseRedirect(resolve_url(to, *args, **kwargs))
