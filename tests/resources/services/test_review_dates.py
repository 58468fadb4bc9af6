from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.resources.curation.intervals import months_later
from clearinghouse.resources.errors import DateGone, NoOwner, NotPublished
from clearinghouse.resources.models import LinkPage, ResourcePage
from clearinghouse.resources.services.review_dates import confirm_resource, give_to_owner
from tests.factories.districts import member
from tests.factories.resources import guide_page, link_page, practice_page, review_page, technology_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "months"), [(review_page, 24), (guide_page, 36), (practice_page, 18), (technology_page, 12), (link_page, 12)]
)
def test_a_published_resource_gets_the_review_date_of_its_kind(make, months: int) -> None:
    assert make().review_by == months_later(timezone.localdate(), months)


def test_a_date_that_an_editor_set_stays_and_the_form_shows_the_one_that_was_set_for_them() -> None:
    assert link_page(review_by=date(2099, 1, 1)).review_by == date(2099, 1, 1)
    page = link_page("Another")
    assert page.get_latest_revision_as_object().review_by == page.review_by


def test_a_draft_has_none(teacher) -> None:
    page = link_page()
    page.unpublish()
    LinkPage.objects.update(review_by=None)
    page = LinkPage.objects.get()
    page.review_by = None
    page.save_revision()
    assert LinkPage.objects.get().review_by is None


def test_a_curator_says_that_it_still_holds_and_the_next_look_is_due_by_its_kind(curator) -> None:
    page = link_page(review_by=date(2020, 1, 1))
    confirm_resource(page.pk, actor=curator, note="Read it again")
    page = LinkPage.objects.get()
    assert page.review_by == months_later(timezone.localdate(), 12)
    assert page.reviewed_at is not None
    entry = PageLogEntry.objects.get(action="resource.confirmed")
    assert (entry.user, entry.data["note"], entry.data["changes"]["review_by"][0]) == (curator, "Read it again", "2020-01-01")


def test_the_next_publication_does_not_bring_the_old_date_back(curator) -> None:
    page = link_page(review_by=date(2020, 1, 1))
    chosen = timezone.localdate() + timedelta(days=40)
    confirm_resource(page.pk, actor=curator, next_by=chosen)
    draft = LinkPage.objects.get().get_latest_revision_as_object()
    draft.summary = "Other words."
    draft.save_revision().publish()
    page = LinkPage.objects.get()
    assert (page.summary, page.review_by, page.reviewed_at is not None) == ("Other words.", chosen, True)


def test_a_look_is_never_due_in_the_past_and_a_draft_is_not_confirmed(curator) -> None:
    page = link_page()
    with pytest.raises(DateGone):
        confirm_resource(page.pk, actor=curator, next_by=timezone.localdate())
    page.unpublish()
    with pytest.raises(NotPublished):
        confirm_resource(page.pk, actor=curator)


def test_who_does_not_curate_cares_for_nothing(teacher, outsider, curator) -> None:
    page = link_page()
    for person in (teacher, outsider):
        with pytest.raises(NotAllowed):
            confirm_resource(page.pk, actor=person)
        with pytest.raises(NotAllowed):
            give_to_owner(page.pk, curator, actor=person)
    with pytest.raises(NotAllowed):
        confirm_resource(987_654, actor=curator)


def test_a_resource_is_given_to_a_curator_and_back_to_all(curator, teacher, consortium_administrator) -> None:
    page, other = link_page(), member(Role.CURATOR)
    give_to_owner(page.pk, other, actor=curator)
    assert ResourcePage.objects.get().owner == other
    assert PageLogEntry.objects.filter(action="resource.given").count() == 1
    with pytest.raises(NoOwner):
        give_to_owner(page.pk, teacher, actor=curator)
    give_to_owner(page.pk, None, actor=consortium_administrator)
    give_to_owner(page.pk, None, actor=consortium_administrator)
    assert ResourcePage.objects.get().owner is None
    assert PageLogEntry.objects.filter(action="resource.given").count() == 2
