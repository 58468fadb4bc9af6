from django.urls import path

from clearinghouse.advocacy.views import embeds, figures, letters

app_name = "advocacy"

urlpatterns = [
    path("figures/", figures.index, name="figures"),
    path("figures/large-districts/", figures.large_districts, name="large_districts"),
    path("figures/<slug:key>/", figures.figure_page, name="figure"),
    path("figures/<slug:key>.json", embeds.figure_json, name="figure_json"),
    path("embed/figures/<slug:key>/", embeds.figure_embed, name="figure_embed"),
    path("letters/", letters.index, name="letters"),
    path("letters/<slug:slug>/", letters.letter, name="letter"),
]
