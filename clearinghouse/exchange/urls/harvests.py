"""Addresses in the CMS, below /cms/library/harvest/."""

from django.urls import path

from clearinghouse.exchange.views import harvests as views

urlpatterns = [
    path("", views.show_sources, name="harvests"),
    path("<int:pk>/", views.show_source, name="harvest"),
    path("<int:pk>/look/", views.look, name="harvest_look"),
    path("<int:pk>/start/", views.start, name="harvest_start"),
    path("<int:pk>/stop/", views.stop, name="harvest_stop"),
]
