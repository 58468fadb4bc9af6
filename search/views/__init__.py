from search.views.how_it_ranks import how_it_ranks
from search.views.results import results
from search.views.suggest import suggest

__all__ = ["how_it_ranks", "results", "suggest"]
