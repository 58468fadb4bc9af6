from search.views.asked import asked
from search.views.results import results

__all__ = ["asked", "results"]
