from search.models.index_row import FacetValue, IndexRow
from search.models.synonyms import SynonymGroup
from search.models.words import Misspelling, TitleWord, Word

__all__ = ["FacetValue", "IndexRow", "Misspelling", "SynonymGroup", "TitleWord", "Word"]
