"""Addresses below /library/ that are no pages: they come before the pages' own, which may not take their names."""

from django.urls import path

from clearinghouse.resources.views import (
    collection_entries,
    collection_files,
    collections,
    ratings,
    saving,
    tried_here,
    tried_here_reports,
)

app_name = "library"

urlpatterns = [
    path("mine/", saving.mine, name="mine"),
    path("save/<int:page>/", saving.save, name="save"),
    path("save/<int:page>/out/", saving.unsave, name="unsave"),
    path("rate/<int:page>/", ratings.rate, name="rate"),
    path("rate/<int:page>/out/", ratings.take_back, name="take_back_rating"),
    path("tried/", tried_here.index, name="tried_here_all"),
    path("tried/ours/", tried_here.ours, name="our_tried_here"),
    path("tried/on/<int:page>/", tried_here.on_resource, name="tried_here_on"),
    path("tried/on/<int:page>/write/", tried_here.write, name="write_tried_here"),
    path("tried/reports/", tried_here_reports.reports, name="tried_here_reports"),
    path("tried/reports/<int:pk>/", tried_here_reports.decide, name="decide_tried_here_report"),
    path("tried/<int:pk>/", tried_here.note, name="tried_here"),
    path("tried/<int:pk>/edit/", tried_here.edit, name="edit_tried_here"),
    path("tried/<int:pk>/withdraw/", tried_here.withdraw, name="withdraw_tried_here"),
    path("tried/<int:pk>/report/", tried_here_reports.report, name="report_tried_here"),
    path("tried/<int:pk>/put-back/", tried_here_reports.put_note_back, name="put_back_tried_here"),
    path("collections/", collections.index, name="collections"),
    path("collections/new/", collections.new, name="new_collection"),
    path("collections/add/<int:page>/", collection_entries.add, name="add_to_collection"),
    path("collections/<slug:slug>/", collections.collection, name="collection"),
    path("collections/<slug:slug>/print/", collections.to_print, name="print_collection"),
    path("collections/<slug:slug>/edit/", collections.edit, name="edit_collection"),
    path("collections/<slug:slug>/delete/", collections.delete, name="delete_collection"),
    path("collections/<slug:slug>/copy/", collections.copy, name="copy_collection"),
    path("collections/<slug:slug>/close/", collections.close, name="close_collection"),
    path("collections/<slug:slug>/collection.csv", collection_files.table, name="collection_csv"),
    path("collections/<slug:slug>/collection.zip", collection_files.archive, name="collection_zip"),
    path("collections/<slug:slug>/<int:pk>/move/", collection_entries.move, name="move_entry"),
    path("collections/<slug:slug>/<int:pk>/note/", collection_entries.note, name="note_entry"),
    path("collections/<slug:slug>/<int:pk>/remove/", collection_entries.remove, name="remove_entry"),
]
