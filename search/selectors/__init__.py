"""What the pages of search show."""

from search.selectors.results import Hit, Results, hits_of, marked, search_for, without_each_filter

__all__ = ["Hit", "Results", "hits_of", "marked", "search_for", "without_each_filter"]
