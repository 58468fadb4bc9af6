"""The site that answers at a host is kept, and read anew once it or its pages change."""

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from clearinghouse.home.sites import kept_site

pytestmark = pytest.mark.django_db


def test_a_host_is_asked_about_once(rf: RequestFactory, django_assert_num_queries) -> None:
    known = kept_site(rf.get("/"))
    with django_assert_num_queries(0):
        assert kept_site(rf.get("/library/")) == known
        assert known
        assert known.root_page.url_path


def test_a_site_that_changed_is_read_anew(rf: RequestFactory, django_capture_on_commit_callbacks) -> None:
    known = kept_site(rf.get("/"))
    assert known
    with django_capture_on_commit_callbacks(execute=True):
        Site.objects.get(pk=known.pk).delete()
    assert kept_site(rf.get("/")) is None
