from search.views.asked import asked
from search.views.how_it_ranks import how_it_ranks
from search.views.results import results
from search.views.suggest import suggest

__all__ = ["asked", "how_it_ranks", "results", "suggest"]
