from django.urls import path
from django.views.decorators.http import require_safe

from clearinghouse.advocacy.views import cards, contact, embeds, feeds, figures, letters

app_name = "advocacy"

urlpatterns = [
    path("cards/<int:pk>.png", cards.page_card, name="page_card"),
    path("cards/site.png", cards.site_card, name="site_card"),
    path("feeds/news.rss", require_safe(feeds.NewsFeed()), name="news_rss"),
    path("feeds/news.atom", require_safe(feeds.NewsAtomFeed()), name="news_atom"),
    path("feeds/stories.rss", require_safe(feeds.StoriesFeed()), name="stories_rss"),
    path("feeds/stories.atom", require_safe(feeds.StoriesAtomFeed()), name="stories_atom"),
    path("contact/", contact.contact, name="contact"),
    path("contact/sent/", contact.contact_sent, name="contact_sent"),
    path("contact/messages/", contact.contact_messages, name="contact_messages"),
    path("contact/messages/<int:pk>/", contact.contact_message, name="contact_message"),
    path("contact/messages/<int:pk>/done/", contact.contact_done, name="contact_done"),
    path("contact/messages/<int:pk>/reopen/", contact.contact_reopen, name="contact_reopen"),
    path("figures/", figures.index, name="figures"),
    path("figures/large-districts/", figures.large_districts, name="large_districts"),
    path("figures/<slug:key>/", figures.figure_page, name="figure"),
    path("figures/<slug:key>.json", embeds.figure_json, name="figure_json"),
    path("embed/figures/<slug:key>/", embeds.figure_embed, name="figure_embed"),
    path("letters/", letters.index, name="letters"),
    path("letters/<slug:slug>/", letters.letter, name="letter"),
]
