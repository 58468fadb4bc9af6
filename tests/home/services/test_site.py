import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from clearinghouse.core.models import ContentVersion
from clearinghouse.home.models import HomePage
from clearinghouse.home.services.site import prepare_site
from clearinghouse.resources.models import LibraryIndexPage

pytestmark = pytest.mark.django_db
ADDRESS = "https://rivers.example:8443"


def test_a_new_installation_gets_a_front_page_and_a_library_and_nothing_of_wagtails_own() -> None:
    prepare_site(address=ADDRESS, name="Mill Rivers")
    home, library = HomePage.objects.get(), LibraryIndexPage.objects.get()
    assert list(Page.get_first_root_node().get_children()) == [home.page_ptr]
    assert (library.url_path, library.live) == ("/front/library/", True)
    assert library.relative_url(Site.objects.get()) == "/library/"


def test_the_site_answers_at_the_address_of_the_settings() -> None:
    prepare_site(address=ADDRESS, name="Mill Rivers")
    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name, site.is_default_site) == ("rivers.example", 8443, "Mill Rivers", True)


@pytest.mark.parametrize(("address", "port"), [("https://rivers.example", 443), ("http://rivers.example", 80)])
def test_an_address_without_a_port_means_the_usual_one(address: str, port: int) -> None:
    prepare_site(address=address, name="Mill Rivers")
    assert Site.objects.get().port == port


def test_the_second_time_changes_nothing_and_takes_few_queries(django_assert_max_num_queries) -> None:
    prepare_site(address=ADDRESS, name="Mill Rivers")
    before = ContentVersion.current()
    with django_assert_max_num_queries(31):
        assert prepare_site(address=ADDRESS, name="Mill Rivers") == []
    assert ContentVersion.current() == before


def test_what_editors_wrote_stays() -> None:
    prepare_site(address=ADDRESS, name="Mill Rivers")
    HomePage.objects.update(headline="Ours")
    Site.objects.update(site_name="Our name")
    prepare_site(address=ADDRESS, name="Mill Rivers")
    assert HomePage.objects.get().headline == "Ours"
    assert Site.objects.get().site_name == "Our name"


def test_a_page_that_people_made_is_not_taken_away_with_the_welcome_page() -> None:
    own = HomePage(title="Own", slug="own", headline="Own")
    Page.get_first_root_node().add_child(instance=own)
    Site.objects.update(root_page=own)
    prepare_site(address=ADDRESS, name="Mill Rivers")
    assert HomePage.objects.get() == own
    assert Site.objects.get().root_page == own.page_ptr


def test_the_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prepare_site")
    assert "made the page Library" in capsys.readouterr().out
    call_command("prepare_site")
    assert capsys.readouterr().out.strip() == "everything was there"
