"""`{% figure key show %}`: a live figure on any page, as a number, a chart or a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.loader import render_to_string

from clearinghouse.advocacy.figures.charts import Chart, chart_of
from clearinghouse.advocacy.figures.reading import one_reading
from clearinghouse.advocacy.figures.registry import Figure, UnknownFigure
from clearinghouse.advocacy.figures.registry import figure as definition_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template.context import Context

    from clearinghouse.advocacy.figures.registry import Part

register = template.Library()

WAYS = {
    "number": "advocacy/figures/number.html",
    "chart": "advocacy/figures/chart.html",
    "sentence": "advocacy/figures/sentence.html",
}
KEPT = "_figures_rows"


@register.simple_tag(takes_context=True)
def figure(context: Context, key: str, show: str = "number") -> str:
    """A figure as it is now; nothing where there is none of this key. All figures of one page read the same rows once."""
    try:
        definition = definition_of(key)
    except UnknownFigure:
        return ""
    with one_reading(rows_of_page(context)):
        value = definition.compute()
    return render_to_string(WAYS.get(show, WAYS["number"]), {"figure": Figure(definition, value)})


def rows_of_page(context: Context) -> dict[str, Any]:
    """Where the figures of one request keep what they have read."""
    request = context.get("request")
    if request is None:
        return {}
    if not hasattr(request, KEPT):
        setattr(request, KEPT, {})
    rows: dict[str, Any] = getattr(request, KEPT)
    return rows


@register.filter
def as_chart(parts: Sequence[Part]) -> Chart:
    return chart_of(parts)
