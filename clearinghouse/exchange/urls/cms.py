"""Addresses in the CMS, below /cms/library/."""

from django.urls import path

from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.views import eric, file_imports, record_exports

urlpatterns = [
    path("import/", file_imports.show_imports, {"kind": ImportKind.EVIDENCE}, name="evidence_imports"),
    path("import/<uuid:public_id>/", file_imports.show_import, name="file_import"),
    path("import/<uuid:public_id>/progress/", file_imports.show_progress, name="file_import_progress"),
    path("import/<uuid:public_id>/start/", file_imports.start_import, name="file_import_start"),
    path("import/<uuid:public_id>/discard/", file_imports.discard_import, name="file_import_discard"),
    path("records/", file_imports.show_imports, {"kind": ImportKind.RECORDS}, name="record_imports"),
    path("eric/", eric.show_eric, name="eric_import"),
    path("eric/import/", eric.import_chosen, name="eric_import_chosen"),
    path("records/resources.csv", record_exports.export_csv, name="records_csv"),
    path("records/resources.xlsx", record_exports.export_workbook, name="records_workbook"),
]
