"""Figures for other people's sites: a page that may stand in a frame, and JSON. Both know nothing of who asks."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from clearinghouse.advocacy.selectors.figures import archive_of
from clearinghouse.advocacy.services.figures_archive import plain_part
from clearinghouse.advocacy.views.figures import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from clearinghouse.advocacy.figures.registry import Figure
    from clearinghouse.advocacy.models import FigureRecord

KEPT_BY_BROWSERS = "public, max-age=30"


@require_safe
def figure_json(request: HttpRequest, key: str) -> HttpResponse:
    content = json.dumps(as_json(find(key), archive_of(key)), ensure_ascii=False)
    response = told(request, HttpResponse(content, content_type="application/json; charset=utf-8"))
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"], "script-src": ["'none'"], "form-action": ["'none'"]})  # type: ignore[arg-type]  # its types know no views with arguments
def figure_embed(request: HttpRequest, key: str) -> HttpResponse:
    shows_chart = request.GET.get("show") == "chart"
    context = {"figure": find(key), "shows_chart": shows_chart, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    return told(request, HttpResponse(render_to_string("advocacy/figures/embed.html", context)))


def told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with its tag, kept for half a minute by whoever asks; 304 for who has it."""
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = KEPT_BY_BROWSERS
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    return known if isinstance(known, HttpResponse) else response


def as_json(figure: Figure, archive: Sequence[FigureRecord]) -> dict[str, Any]:
    """A figure for programs."""
    definition, value = figure.definition, figure.value
    number = value.number if value.number is None or isinstance(value.number, int) else float(value.number)
    return {
        "key": definition.key,
        "label": definition.label,
        "definition": definition.definition,
        "source": definition.source,
        "unit": definition.unit,
        "number": number,
        "shown": value.shown,
        "sentence": value.sentence,
        "as_of": value.as_of.isoformat(),
        "parts": [{**plain_part(part), "url": part.url and absolute(part.url)} for part in value.parts],
        "notes": list(value.notes),
        "school_years": [year_of(record) for record in archive],
        "page": absolute(reverse("advocacy:figure", args=[definition.key])),
        "embed": absolute(reverse("advocacy:figure_embed", args=[definition.key])),
    }


def year_of(record: FigureRecord) -> dict[str, Any]:
    """What the figure was at the end of a school year, for programs."""
    number = None if record.number is None else float(record.number)
    return {"school_year": record.school_year_words, "number": number, "shown": record.shown, "as_of": record.as_of.isoformat()}


def absolute(address: str) -> str:
    """An address of this site with the site's name before it; others as they are."""
    return f"{settings.SITE_URL.rstrip('/')}{address}" if address.startswith("/") else address
