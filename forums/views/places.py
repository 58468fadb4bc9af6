"""Where talk shows up by what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.readers import reader_of
from forums.selectors.subjects import kind_of, subject_asked, topics_about
from forums.selectors.topic_rows import page_of_topics

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def about(request: HttpRequest, about: str) -> HttpResponse:
    reader = reader_of(request.user)
    subject = subject_asked(about, request.user)
    if subject is None:
        raise Http404
    page, rows = page_of_topics(topics_about(subject, reader), request.user, request.GET.get("page"))
    context = {
        "subject": subject,
        "kind": kind_of(subject).label,
        "about": about,
        "page": page,
        "rows": rows,
        "may_start": reader.is_member,
    }
    return render(request, "forums/subject.html", context)
