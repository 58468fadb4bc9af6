from search.models.asked import AskedQuery, QueryCount, Refinement, ResultClick
from search.models.index_row import FacetValue, IndexRow
from search.models.pinned import PinnedResults
from search.models.saved_search import MailRhythm, SavedFind, SavedSearch
from search.models.synonyms import SynonymGroup
from search.models.words import Misspelling, TitleWord, Word

__all__ = [
    "AskedQuery",
    "FacetValue",
    "IndexRow",
    "MailRhythm",
    "Misspelling",
    "PinnedResults",
    "QueryCount",
    "Refinement",
    "ResultClick",
    "SavedFind",
    "SavedSearch",
    "SynonymGroup",
    "TitleWord",
    "Word",
]
