import pytest
from wagtail.models import Workflow, WorkflowPage

from clearinghouse.home.models import HomePage
from clearinghouse.home.services.site import prepare_site
from clearinghouse.resources.models import CuratorReviewTask, LibraryIndexPage, LinkPage
from clearinghouse.resources.services.workflow import prepare_workflow
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db


def test_only_the_library_has_a_workflow() -> None:
    prepare_site(address="http://testserver", name="Mill Rivers")
    assert [str(workflow) for workflow in Workflow.objects.active()] == ["Library review"]
    assert not HomePage.objects.get().has_workflow
    assert link_page().get_workflow().tasks.get().specific == CuratorReviewTask.objects.get()


def test_prepared_twice_it_is_there_once_and_what_a_superuser_chose_stays() -> None:
    prepare_site(address="http://testserver", name="Mill Rivers")
    library, other = LibraryIndexPage.objects.get(), Workflow.objects.create(name="Another")
    WorkflowPage.objects.update(workflow=other)
    assert prepare_workflow(library) == []
    assert library.get_workflow() == other
    assert CuratorReviewTask.objects.count() == 1


def test_a_curator_still_publishes_straight_away(in_cms, curator) -> None:
    page = link_page("Straight")
    in_cms(curator)
    page.unpublish()
    assert page.permissions_for_user(curator).can_publish()
    LinkPage.objects.get().get_latest_revision().publish(user=curator)
    assert LinkPage.objects.get().live
