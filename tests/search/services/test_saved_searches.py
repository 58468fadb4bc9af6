from urllib.parse import parse_qs

import pytest
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from clearinghouse.core.errors import NotAllowed, RuleViolation
from search.models import MailRhythm, SavedSearch
from search.services import saved_searches
from search.services.rebuilding import refresh_all
from search.services.saved_searches import (
    change_saved_search,
    close_feed,
    delete_saved_search,
    mark_seen,
    open_feed,
    save_search,
)
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory, find

pytestmark = pytest.mark.django_db


def save(owner, address: str, name: str = "Mine") -> SavedSearch:
    return save_search(
        owner, parameters=MultiValueDict(parse_qs(address, keep_blank_values=True)), name=name, rhythm=MailRhythm.DAILY
    )


def test_a_search_is_kept_as_it_was_understood_without_the_page(teacher) -> None:
    review_page("Reading")
    refresh_all()
    saved = save(teacher, "sort=newest&page=3&q=%20reading%20 &kind=research_review&kind=none&other=1", name="  On  reading ")
    assert (saved.query, saved.name) == ("q=reading&kind=research_review&sort=newest", "On reading")
    assert saved.rhythm == MailRhythm.DAILY
    assert saved.feed_key == ""


@pytest.mark.parametrize(("address", "code"), [("", "nothing_to_save"), ("q=", "nothing_to_save"), ("q=reading", "saved_already")])
def test_nothing_and_what_is_kept_already_is_not_saved(teacher, address: str, code: str) -> None:
    save(teacher, "q=reading")
    with pytest.raises(RuleViolation) as no:
        save(teacher, address)
    assert no.value.code == code
    assert SavedSearch.objects.count() == 1


def test_there_are_only_so_many(teacher, curator, monkeypatch) -> None:
    monkeypatch.setattr(saved_searches, "MOST", 1)
    save(teacher, "q=reading")
    with pytest.raises(RuleViolation, match="Delete one first"):
        save(teacher, "q=writing")
    save(curator, "q=writing")


def test_a_name_is_needed_and_must_fit(teacher) -> None:
    for name in ("  ", "x" * 81):
        with pytest.raises(ValidationError):
            save(teacher, "q=reading", name=name)


def test_the_owner_renames_it_and_changes_its_mail(teacher) -> None:
    saved = change_saved_search(SavedSearchFactory(owner=teacher), name=" New  name ", rhythm=MailRhythm.NEVER, actor=teacher)
    saved.refresh_from_db()
    assert (saved.name, saved.rhythm) == ("New name", MailRhythm.NEVER)


def test_a_feed_opens_with_a_new_key_each_time_and_closes(teacher) -> None:
    saved = SavedSearchFactory(owner=teacher)
    keys = [open_feed(saved, actor=teacher).feed_key for _ in range(2)]
    assert all(keys)
    assert keys[0] != keys[1]
    assert close_feed(saved, actor=teacher).feed_key == ""


def test_only_what_was_shown_is_marked_as_seen(teacher) -> None:
    pages = [review_page(f"Reading {number}") for number in range(3)]
    refresh_all()
    saved = SavedSearchFactory(owner=teacher)
    finds = [find(saved, page) for page in pages]
    assert mark_seen(saved, actor=teacher, find_ids=[finds[0].pk, 999]) == 1
    assert mark_seen(saved, actor=teacher) == 2


def test_nobody_else_may_do_anything_with_it(teacher, curator, consortium_administrator) -> None:
    saved = SavedSearchFactory(owner=teacher)
    for actor in (curator, consortium_administrator):
        with pytest.raises(NotAllowed):
            change_saved_search(saved, name="Theirs", rhythm=MailRhythm.NEVER, actor=actor)
        for deed in (delete_saved_search, open_feed, close_feed, mark_seen):
            with pytest.raises(NotAllowed):
                deed(saved, actor=actor)
    delete_saved_search(saved, actor=teacher)
    assert not SavedSearch.objects.exists()
