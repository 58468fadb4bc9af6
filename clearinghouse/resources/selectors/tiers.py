"""The tier of a resource: a curator's own word, or the best that the publisher gives any finding of a research review."""

from __future__ import annotations

from django.db.models import F, Min
from django.db.models.functions import Coalesce

PATH = "researchreviewpage__intervention__reviews__findings__essa_tier"


def best_tier() -> Coalesce:
    """An expression over resources, 1 (strong) to 4 or null, for `annotate(tier=best_tier())`."""
    return Coalesce(F("curated_tier"), Min(PATH))
