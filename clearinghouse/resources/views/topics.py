from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clearinghouse.resources.selectors.topics import all_topics, topic_at, topic_overview

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    return render(request, "resources/topics/index.html", {"ways": all_topics(request.user)})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = topic_at(slug)
    if found is None:
        raise Http404
    if found.merged_into is not None:
        return redirect("library:topic", found.leads_to.slug, permanent=True)
    overview = topic_overview(found, request.user, kind=request.GET.get("kind", ""), page=request.GET.get("page"))
    return render(request, "resources/topics/topic.html", {"overview": overview, "topic": found})
