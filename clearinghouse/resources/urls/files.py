"""Addresses of uploaded files, each behind the question who may see it."""

from django.urls import path, re_path

from clearinghouse.resources.views import files

urlpatterns = [
    path("media/images/<path:path>", files.image, name="image"),
    path("media/original_images/<path:path>", files.original, name="original_image"),
    # Under the name that Wagtail asks for addresses by; its own view asks nobody.
    re_path(r"^documents/([0-9]{1,18})/([^/]+)$", files.document, name="wagtaildocs_serve"),
]
