"""What the library gives to other systems, below /library/ and /feeds/ and at /oai. They stand before its pages, which cannot take their addresses."""

from django.urls import path

from clearinghouse.exchange.views import bulk, citations, feeds, oai, record_exports, vocabularies

app_name = "exchange"

urlpatterns = [
    path("library/cite/<int:pk>/", citations.show_citation, name="cite"),
    path("library/cite/<int:pk>.ris", citations.citation_file, {"ending": "ris"}, name="cite_ris"),
    path("library/cite/<int:pk>.bib", citations.citation_file, {"ending": "bib"}, name="cite_bib"),
    path("library/cite/<int:pk>.json", citations.citation_file, {"ending": "json"}, name="cite_json"),
    path("oai", oai.oai, name="oai"),
    path("oai/lrmi.xsd", oai.lrmi_schema, name="oai_lrmi_schema"),
    path("library/records.csv", record_exports.export_public_csv, name="public_records_csv"),
    path("library/data/", bulk.show_data, name="data"),
    path("library/records.jsonl.gz", bulk.records, name="records"),
    path("library/records.sha256", bulk.checksum, name="records_checksum"),
    path("library/vocabularies/", vocabularies.show_vocabularies, name="vocabularies"),
    path("library/vocabularies.ttl", vocabularies.turtle, name="vocabularies_turtle"),
    path("library/vocabularies.rdf", vocabularies.rdf_xml, name="vocabularies_rdf"),
    path("feeds/library.atom", feeds.library_feed, name="library_feed"),
    path("feeds/library/kind/<slug:kind>.atom", feeds.kind_feed, name="kind_feed"),
    path("feeds/library/<slug:slug>.atom", feeds.topic_feed, name="topic_feed"),
]
