"""What the library gives to other systems, below /library/ and /feeds/ and at /oai. They stand before its pages (see resources/models/pages.py)."""

from django.urls import path

from clearinghouse.exchange.views import citations, oai, record_exports

app_name = "exchange"

urlpatterns = [
    path("library/cite/<int:pk>/", citations.show_citation, name="cite"),
    path("library/cite/<int:pk>.ris", citations.citation_file, {"ending": "ris"}, name="cite_ris"),
    path("library/cite/<int:pk>.bib", citations.citation_file, {"ending": "bib"}, name="cite_bib"),
    path("library/cite/<int:pk>.json", citations.citation_file, {"ending": "json"}, name="cite_json"),
    path("oai", oai.oai, name="oai"),
    path("oai/lrmi.xsd", oai.lrmi_schema, name="oai_lrmi_schema"),
    path("library/records.csv", record_exports.export_public_csv, name="public_records_csv"),
]
