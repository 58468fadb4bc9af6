import pytest
from wagtail.models import Page, Site

from clearinghouse.demo.content import read_mapping
from clearinghouse.demo.services.site import load_site
from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import LibraryIndexPage

pytestmark = pytest.mark.django_db


def test_the_public_finds_the_front_door_and_the_library_below_it():
    load_site(read_mapping("home.yaml"))
    home, library = HomePage.objects.get(), LibraryIndexPage.objects.get()
    assert home.live
    assert library.live
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert library.get_url() == "/library/"


def test_loading_again_makes_no_second_page_and_brings_changed_words():
    content = read_mapping("home.yaml")
    load_site(content)
    pages = Page.objects.count()
    load_site({**content, "home": {**content["home"], "headline": "Together is nearer."}})
    assert Page.objects.count() == pages
    assert HomePage.objects.get().headline == "Together is nearer."
