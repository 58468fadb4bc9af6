from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import Change, ResourceChange, ToldChange
from clearinghouse.resources.selectors.alerts import is_kept, keepers_of, told_lately
from tests.factories.resources import practice_page
from tests.factories.voices import TriedHereFactory, collection_of, saved

pytestmark = pytest.mark.django_db


def test_who_saved_collected_or_tried_it_keeps_it(teacher, coordinator, curator, outsider, django_assert_num_queries) -> None:
    page, other = practice_page("A"), practice_page("B")
    saved(teacher, page)
    saved(teacher, other)
    collection_of(page, owner=coordinator)
    collection_of(page, owner=None)
    TriedHereFactory(page=page, author=curator, draft=True)
    TriedHereFactory(page=page, author=outsider, withdrawn=True)
    with django_assert_num_queries(1):
        assert keepers_of([page.pk, other.pk]) == {page.pk: {teacher.pk, coordinator.pk, curator.pk}, other.pk: {teacher.pk}}
    with django_assert_num_queries(1):
        assert is_kept(page.pk)
    assert not is_kept(practice_page("C").pk)


def told(person, page, **fields) -> ToldChange:
    change = ResourceChange.objects.create(page=page, change=Change.RETIRED)
    return ToldChange.objects.create(person=person, change=change, **fields)


def test_what_changed_lately_is_shown_while_one_may_see_it(outsider, teacher) -> None:
    shown = told(outsider, practice_page("A"))
    told(outsider, practice_page("B", audience=Audience.MEMBERS))
    told(outsider, practice_page("C"), told_at=timezone.now() - timedelta(days=40))
    told(teacher, practice_page("D"))
    assert told_lately(outsider) == [shown]
