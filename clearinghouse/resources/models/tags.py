"""Free tags beside the vocabularies: anyone who writes may add one, and it shows once a curator has accepted it.

A tag that was merged into another, or into a term of a vocabulary, stays as a signpost: whoever writes it again means the other.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models.vocabulary import VOCABULARIES


class FreeTag(TagBase):
    state = models.CharField(max_length=10, choices=TagState.choices, default=TagState.PROPOSED)
    proposed_at = models.DateTimeField(auto_now_add=True, null=True, editable=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False)
    # The vocabulary, by the name of its field on a resource, and the id of the term that it became.
    term_field = models.CharField(max_length=30, blank=True, editable=False)
    term_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)

    free_tagging = True

    class Meta:
        verbose_name = "tag"
        ordering = ["name"]

    @property
    def became(self) -> Any:
        """The tag or the term that it was merged into, if it was."""
        vocabulary = next((vocabulary for vocabulary in VOCABULARIES if vocabulary.field == self.term_field), None)
        term: Any = vocabulary.objects.filter(pk=self.term_id).first() if vocabulary else None
        return term.leads_to if term else self.merged_into


class TaggedResource(ItemBase):
    tag = models.ForeignKey(FreeTag, on_delete=models.CASCADE, related_name="tagged")
    content_object = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="tagged")


def with_merged_tags_followed(content: dict[str, Any]) -> dict[str, Any]:
    """What a revision holds, with the tags and terms that tags have been merged into since in place of those tags. One query, or none."""
    written = content.get("tagged") or []
    merged = FreeTag.objects.filter(pk__in=[row["tag"] for row in written], state=TagState.MERGED) if written else []
    into = {tag.pk: tag for tag in merged}
    if not into:
        return content
    followed, rows, seen = dict(content), [], {row["tag"] for row in written}
    for row in written:
        tag = into.get(row["tag"])
        if tag is None:
            rows.append(row)
        elif tag.merged_into_id and tag.merged_into_id not in seen:
            rows.append({**row, "tag": tag.merged_into_id})
            seen.add(tag.merged_into_id)
        elif tag.term_field in content and tag.term_id not in followed[tag.term_field]:
            followed[tag.term_field] = [*followed[tag.term_field], tag.term_id]
    return {**followed, "tagged": rows}
