"""Addresses of topics and posts."""

from django.urls import reverse, set_script_prefix

from forums.models import Post, Topic


def test_an_address_found_out_once_is_what_it_would_be_anew_below_any_prefix():
    for prefix in ("/", "/forums-of-the-county/", "/"):
        set_script_prefix(prefix)
        try:
            for _ in range(2):
                assert Topic(pk=7).get_absolute_url() == reverse("forums:topic", args=[7])
                assert Post(pk=7).get_absolute_url() == reverse("forums:post", args=[7])
        finally:
            set_script_prefix("/")
