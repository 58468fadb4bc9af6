from search.models.index_row import FacetValue, IndexRow

__all__ = ["FacetValue", "IndexRow"]
