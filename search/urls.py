from django.urls import path

from search.views import asked, feeds, how_it_ranks, results, saved_searches, suggest

app_name = "search"

urlpatterns = [
    path("", results, name="results"),
    path("suggest/", suggest, name="suggest"),
    path("how-it-ranks/", how_it_ranks, name="how_it_ranks"),
    path("asked/", asked, name="asked"),
    path("feed.atom", feeds.feed, name="feed"),
    path("saved/", saved_searches.saved_searches, name="saved_searches"),
    path("saved/new/", saved_searches.new_saved_search, name="new_saved_search"),
    path("saved/<int:pk>/", saved_searches.saved_search, name="saved_search"),
    path("saved/<int:pk>/edit/", saved_searches.edit_saved_search, name="edit_saved_search"),
    path("saved/<int:pk>/delete/", saved_searches.end_saved_search, name="end_saved_search"),
    path("saved/<int:pk>/seen/", saved_searches.see_saved_search, name="see_saved_search"),
    path("saved/<int:pk>/feed/open/", saved_searches.open_saved_feed, name="open_saved_feed"),
    path("saved/<int:pk>/feed/close/", saved_searches.close_saved_feed, name="close_saved_feed"),
    path("saved/feed/<str:token>/", feeds.saved_feed, name="saved_feed"),
]
