from search.models.asked import AskedQuery, QueryCount, Refinement, ResultClick
from search.models.index_row import FacetValue, IndexRow
from search.models.pinned import PinnedResults
from search.models.saved_search import MailRhythm, SavedFind, SavedSearch

__all__ = [
    "AskedQuery",
    "FacetValue",
    "IndexRow",
    "MailRhythm",
    "PinnedResults",
    "QueryCount",
    "Refinement",
    "ResultClick",
    "SavedFind",
    "SavedSearch",
]
