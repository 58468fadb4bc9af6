"""The library for readers of feeds: all of it, one kind, or one topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from clearinghouse.core.serving.feeds import as_html
from clearinghouse.exchange.formats.addresses import absolute, page_address
from clearinghouse.exchange.formats.characters import speakable
from clearinghouse.exchange.selectors import feeds as selectors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from clearinghouse.resources.models import ResourcePage


@require_safe
def library_feed(request: HttpRequest) -> HttpResponse:
    title = f"New in the library of {settings.SITE_NAME}"
    return atom(request, title, "/library/", selectors.newest_resources())


@require_safe
def kind_feed(request: HttpRequest, kind: str) -> HttpResponse:
    resources = selectors.newest_of_kind(kind)
    if resources is None:
        raise Http404
    title = f"{selectors.label_of(kind)}: new in the library of {settings.SITE_NAME}"
    return atom(request, title, f"/search/?kind={kind}", resources)


@require_safe
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    found = selectors.newest_on_topic(slug)
    if found is None:
        raise Http404
    if found.moved_to:
        return redirect("exchange:topic_feed", found.moved_to, permanent=True)
    title = f"{found.topic.name}: new in the library of {settings.SITE_NAME}"
    return atom(request, title, f"/search/?topic={slug}", found.resources)


def atom(request: HttpRequest, title: str, about: str, resources: Iterable[ResourcePage]) -> HttpResponse:
    """The resources as an Atom feed. An entry keeps its name for good, wherever its page moves."""
    made = Atom1Feed(
        title=speakable(title),
        link=absolute(about),
        description=None,
        feed_url=absolute(request.path),
        language="en-us",
        author_name=settings.SITE_NAME,
    )
    for page in resources:
        made.add_item(
            title=speakable(page.title),
            link=page_address(page),
            description=as_html(speakable(page.summary)),
            unique_id=page.translation_key.urn,
            pubdate=page.first_published_at,
            updateddate=page.last_published_at or page.first_published_at or timezone.now(),
            categories=[page.kind_label],
        )
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
