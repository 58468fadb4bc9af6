"""What pages of the library tell to programs that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from clearinghouse.exchange.formats.json_ld.learning_resource import in_a_page, learning_resource
from clearinghouse.exchange.formats.json_ld.parts import cited_source, cited_study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.resources.models import ResourcePage, ResourceSource
    from clearinghouse.resources.selectors import ReviewEvidence

register = template.Library()


@register.simple_tag
def json_ld(page: ResourcePage, sources: Iterable[ResourceSource], evidence: ReviewEvidence | None) -> SafeString:
    """The resource in schema.org's words. A review rests on its studies, all else on its sources."""
    cited = [cited_study(review.study) for review in evidence.sources] if evidence else [cited_source(source) for source in sources]
    data = in_a_page(learning_resource(page, cited))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(data))  # noqa: S308 -- escaped for a script element
