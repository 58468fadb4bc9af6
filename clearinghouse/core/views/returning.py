"""Going back to where a form stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST = 500


def own_path(path: str) -> str:
    """The path if it is one of this site, otherwise nothing. Another site's address is never followed."""
    is_own = 0 < len(path) <= LONGEST and path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_own else ""


def back_or(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """To the path of this site that the form named as `next`, otherwise to the usual place."""
    return HttpResponseRedirect(own_path(request.POST.get("next", "")) or resolve_url(to, *args, **kwargs))
