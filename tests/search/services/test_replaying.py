from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Audience
from search.models import IndexRow, SavedFind
from search.services import replaying
from search.services.rebuilding import refresh_all
from search.services.replaying import replay_all
from tests.factories.resources import FindingFactory, StudyReviewFactory, review_page
from tests.factories.search import SavedSearchFactory

pytestmark = pytest.mark.django_db


def titles(saved) -> list[str]:
    return sorted(saved.finds.values_list("row__title", flat=True))


def test_what_is_published_after_the_search_was_saved_and_fits_it_is_found_once(teacher) -> None:
    review_page("Old reading")
    refresh_all()
    saved = SavedSearchFactory(owner=teacher, query="q=reading")
    review_page("New reading")
    review_page("New mathematics")
    refresh_all()
    assert replay_all() == 1
    assert replay_all() == 0
    assert titles(saved) == ["New reading"]
    review_page("Newer reading")
    refresh_all()
    assert replay_all() == 1
    assert titles(saved) == ["New reading", "Newer reading"]


def test_an_old_page_that_is_only_changed_is_no_news(teacher) -> None:
    page = review_page("Old reading")
    refresh_all()
    saved = SavedSearchFactory(owner=teacher, query="q=reading")
    page.summary = "reading, once more"
    page.save_revision().publish()
    refresh_all()
    assert replay_all() == 0
    assert titles(saved) == []


def test_filters_and_phrases_are_asked_too(teacher) -> None:
    by_tier = SavedSearchFactory(owner=teacher, query="q=reading&tier=1")
    by_phrase = SavedSearchFactory(owner=teacher, query="q=%22reading+strong%22")
    for title, tier in (("Reading strong", 1), ("Strong weak reading", 3)):
        FindingFactory(review=StudyReviewFactory(intervention=review_page(title).intervention), essa_tier=tier)
    refresh_all()
    replay_all()
    assert titles(by_tier) == ["Reading strong"]
    assert titles(by_phrase) == ["Reading strong"]


def test_a_search_widened_to_some_of_its_words_finds_as_its_page_does(teacher) -> None:
    strict, wide = (SavedSearchFactory(owner=teacher, query=query) for query in ("q=river+reading", "q=reading+marmalade"))
    for title in ("River reading", "Reading alone"):
        review_page(title)
    refresh_all()
    replay_all()
    assert titles(strict) == ["River reading"]
    assert titles(wide) == ["Reading alone", "River reading"]


def test_nobody_finds_what_they_may_not_see(teacher, outsider, own_district) -> None:
    own, theirs = (SavedSearchFactory(owner=owner, query="q=reading") for owner in (teacher, outsider))
    review_page("Secret reading", audience=Audience.DISTRICT, district=own_district)
    refresh_all()
    replay_all()
    assert titles(own) == ["Secret reading"]
    assert titles(theirs) == []


def test_a_row_that_says_more_than_the_database_allows_is_checked_again(outsider, own_district) -> None:
    saved = SavedSearchFactory(owner=outsider, query="q=reading")
    review_page("Secret reading", audience=Audience.DISTRICT, district=own_district)
    refresh_all()
    IndexRow.objects.update(audience="public")
    replay_all()
    assert titles(saved) == []


def test_accounts_that_ended_are_passed_over(teacher) -> None:
    SavedSearchFactory(owner=teacher, query="q=reading")
    teacher.is_active = False
    teacher.save()
    review_page("Reading")
    refresh_all()
    assert replay_all() == 0
    assert not SavedFind.objects.exists()


def test_a_row_written_before_the_last_replay_and_committed_after_it_is_found(teacher) -> None:
    saved = SavedSearchFactory(owner=teacher, query="q=reading")
    review_page("Reading")
    refresh_all()
    IndexRow.objects.update(updated_at=timezone.now() - timedelta(minutes=2))
    saved.replayed_to = timezone.now()
    saved.save()
    assert replay_all() == 1


def test_where_nothing_is_new_no_search_is_asked_again(teacher, django_assert_num_queries) -> None:
    review_page("Reading")
    refresh_all()
    IndexRow.objects.update(updated_at=timezone.now() - timedelta(hours=1))
    for number in range(3):
        SavedSearchFactory(owner=teacher, query=f"q=reading{number}")
    with django_assert_num_queries(2):
        assert replay_all() == 0


def test_one_search_that_cannot_be_asked_leaves_the_work_of_those_before_it(teacher, monkeypatch) -> None:
    """A worker that dies in the middle: what it did stands, and the next run does the rest."""
    saved = [SavedSearchFactory(owner=teacher, query=f"q=reading&x={number}") for number in range(3)]
    review_page("Reading")
    refresh_all()
    whole = replaying.replay

    def dies_at_the_second(pk: int) -> int:
        if pk == saved[1].pk:
            raise SystemExit
        return whole(pk)

    monkeypatch.setattr(replaying, "replay", dies_at_the_second)
    with pytest.raises(SystemExit):
        replay_all()
    assert [len(titles(one)) for one in saved] == [1, 0, 0]
    monkeypatch.setattr(replaying, "replay", whole)
    replay_all()
    assert [len(titles(one)) for one in saved] == [1, 1, 1]
