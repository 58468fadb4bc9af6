"""What the pages of search show."""

from search.selectors.results import Hit, Results, facet_labels, hits_of, search_for, without_each_filter

__all__ = ["Hit", "Results", "facet_labels", "hits_of", "search_for", "without_each_filter"]
