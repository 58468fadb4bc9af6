"""Curators decide on free tags."""

from __future__ import annotations

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.standing import standing_of
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import FreeTag, FunctionalNeed, PracticePage
from clearinghouse.resources.services.tags import NotDecidable, accept_tag, decline_tag, merge_tag
from search.models import IndexRow
from search.services.rebuilding import refresh_all
from tests.factories.resources import TopicFactory, practice_page, technology_page

pytestmark = pytest.mark.django_db


def tagged(title: str, *names: str) -> PracticePage:
    page = practice_page(title)
    page.tags.set(names)
    page.save_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def shown(client, page: PracticePage) -> list[str]:
    text = client.get(page.url, headers={"authorization": "none"}).content.decode()  # nothing is kept for such a request
    return [name for name in ("bell work", "exit tickets", "warm-ups") if f">{name}</a>" in text]


@pytest.fixture
def bell_work(db: None) -> FreeTag:
    return FreeTag.objects.create(name="bell work", slug="bell-work")


def test_a_tag_shows_on_its_pages_and_finds_them_once_it_is_accepted(client, curator, bell_work) -> None:
    page = tagged("Quick quizzes", "bell work", "exit tickets")
    assert shown(client, page) == []
    accept_tag(bell_work, actor=curator)
    refresh_all()
    assert shown(client, page) == ["bell work"]
    assert 'href="/search/?q=bell%20work"' in client.get(page.url, headers={"authorization": "none"}).content.decode()
    keywords = IndexRow.objects.get(object_id=str(page.pk)).keywords
    assert ("bell work" in keywords, "exit tickets" in keywords) == (True, False)


def test_a_declined_tag_stays_hidden_also_where_it_is_written_again(client, curator, bell_work) -> None:
    accept_tag(bell_work, actor=curator)
    page = tagged("Quick quizzes", "bell work")
    decline_tag(bell_work, actor=curator)
    assert shown(client, page) == shown(client, tagged("More", "Bell work")) == []
    assert FreeTag.objects.get().state == TagState.DECLINED


def test_a_tag_goes_into_another_with_all_its_pages_and_its_history_names_them(client, curator, bell_work) -> None:
    accept_tag(bell_work, actor=curator)
    one, both = tagged("One", "warm-ups"), tagged("Both", "warm-ups", "bell work")
    warm_ups = FreeTag.objects.get(name="warm-ups")
    merge_tag(warm_ups, into=bell_work, actor=curator)
    assert [shown(client, page) for page in (one, both)] == [["bell work"], ["bell work"]]
    entry = ModelLogEntry.objects.get(action="tag.merge")
    assert (entry.data["pages"], entry.data["into"]) == (sorted([one.pk, both.pk]), "bell work")
    later = tagged("Later", "warm-ups")
    assert shown(client, later) == ["bell work"]


def test_a_tag_goes_into_a_term_which_its_pages_carry_from_then_on(client, curator, bell_work) -> None:
    starts = TopicFactory(name="Starting the lesson")
    page, draft = tagged("Quick quizzes", "bell work"), tagged("Slow quizzes", "bell work")
    draft.title = "Slower quizzes"
    revision = draft.save_revision()
    merge_tag(bell_work, into=starts, actor=curator)
    assert list(PracticePage.objects.get(pk=page.pk).topics.all()) == [starts]
    revision.publish()
    stored = PracticePage.objects.get(pk=draft.pk)
    assert (list(stored.topics.all()), list(stored.tags.all())) == ([starts], [])


def test_a_term_of_a_vocabulary_that_a_kind_does_not_have_goes_only_to_those_that_have_it(curator, bell_work) -> None:
    calming = FunctionalNeed.objects.create(name="Calming down", slug="calming-down")
    tagged("Quick quizzes", "bell work")
    device = technology_page()
    device.tags.set(["bell work"])
    device.save_revision().publish()
    merge_tag(bell_work, into=calming, actor=curator)
    assert list(calming.resources.values_list("pk", flat=True)) == [device.pk]


def test_what_cannot_be_decided_is_refused_with_the_reason(curator, teacher, bell_work) -> None:
    other = FreeTag.objects.create(name="warm-ups")
    with pytest.raises(NotDecidable, match="not accepted itself"):
        merge_tag(other, into=bell_work, actor=curator)
    with pytest.raises(NotDecidable, match="into itself"):
        merge_tag(bell_work, into=bell_work, actor=curator)
    accept_tag(bell_work, actor=curator)
    merge_tag(other, into=bell_work, actor=curator)
    for deed in (accept_tag, decline_tag):
        with pytest.raises(NotDecidable, match="merged into “bell work” already"):
            deed(other, actor=curator)
    with pytest.raises(NotAllowed):
        decline_tag(bell_work, actor=teacher)


def test_curators_are_told_that_a_tag_waits_and_nobody_else_is(curator, teacher, bell_work) -> None:
    assert [item.text for item in waiting_for(standing_of(curator)).items] == ["The tag “bell work” is proposed"]
    assert waiting_for(standing_of(teacher)).items == []
    accept_tag(bell_work, actor=curator)
    assert waiting_for(standing_of(curator)).items == []
