from django.urls import path

from search.views import how_it_ranks, results, suggest

app_name = "search"

urlpatterns = [
    path("", results, name="results"),
    path("suggest/", suggest, name="suggest"),
    path("how-it-ranks/", how_it_ranks, name="how_it_ranks"),
]
