from search.models.index_row import FacetValue, IndexRow
from search.models.saved_search import SavedFind, SavedSearch

__all__ = ["FacetValue", "IndexRow", "SavedFind", "SavedSearch"]
