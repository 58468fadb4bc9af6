from clearinghouse.resources.selectors.library import LibraryOverview, library_overview
from clearinghouse.resources.selectors.review import ReviewEvidence, evidence_of, reviews_of

__all__ = ["LibraryOverview", "ReviewEvidence", "evidence_of", "library_overview", "reviews_of"]
