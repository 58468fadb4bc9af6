from search.views.results import results

__all__ = ["results"]
