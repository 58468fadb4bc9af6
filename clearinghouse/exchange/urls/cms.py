"""Addresses in the CMS, below /cms/library/import/."""

from django.urls import path

from clearinghouse.exchange.views import evidence_imports as views

urlpatterns = [
    path("", views.show_imports, name="evidence_imports"),
    path("<uuid:public_id>/", views.show_import, name="evidence_import"),
    path("<uuid:public_id>/progress/", views.show_progress, name="evidence_import_progress"),
    path("<uuid:public_id>/start/", views.start_import, name="evidence_import_start"),
    path("<uuid:public_id>/discard/", views.discard_import, name="evidence_import_discard"),
]
