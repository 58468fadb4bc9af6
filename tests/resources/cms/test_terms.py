"""The vocabularies as trees in the CMS: looked at, merged, moved."""

from __future__ import annotations

import pytest

from clearinghouse.resources.models import PracticePage, Topic
from tests.factories.resources import TopicFactory, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(db: None) -> Topic:
    return TopicFactory(name="Writing", slug="writing")


@pytest.fixture
def essays(db: None) -> Topic:
    return TopicFactory(name="Essays", slug="essays")


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def address(topic: Topic, deed: str) -> str:
    return f"/cms/library/vocabularies/topics/{topic.pk}/{deed}/"


def test_a_curator_sees_the_tree_with_its_counts_and_signposts(in_cms, curator, writing) -> None:
    TopicFactory(name="Letters", broader=writing)
    TopicFactory(name="Themes", slug="themes", merged_into=writing)
    published(PracticePage(title="Drafts", summary="In short."), topics=[writing])
    browser = in_cms(curator)
    page = text(browser.get("/cms/library/vocabularies/topics/"))
    assert page.index("Writing") < page.index("Letters")
    assert "“themes” leads here" in page
    assert address(writing, "merge") in page
    assert 'class="level-1"' in page


def test_the_list_of_a_vocabulary_leads_to_its_tree_and_to_both_deeds(in_cms, curator, writing) -> None:
    page = text(in_cms(curator).get("/cms/library/topics/"))
    assert "/cms/library/vocabularies/topics/" in page
    assert address(writing, "merge") in page
    assert address(writing, "move") in page


def test_a_merge_is_looked_at_before_it_is_done(in_cms, curator, writing, essays) -> None:
    published(PracticePage(title="One", summary="In short."), topics=[essays])
    published(PracticePage(title="Two", summary="In short."), topics=[essays, writing])
    browser = in_cms(curator)
    look = text(browser.get(address(essays, "merge"), {"into": writing.pk}))
    assert "2 resources will be under “Writing”, where 1 stands already" in look
    essays.refresh_from_db()
    assert essays.merged_into is None
    browser.post(address(essays, "merge"), {"into": writing.pk})
    essays.refresh_from_db()
    assert essays.merged_into == writing
    assert browser.get(address(essays, "merge")).status_code == 404


def test_the_look_says_why_a_merge_is_refused_and_offers_no_button(in_cms, curator, writing, essays) -> None:
    TopicFactory(broader=TopicFactory(broader=essays))
    deep = TopicFactory(name="Deep", broader=writing)
    look = text(in_cms(curator).get(address(essays, "merge"), {"into": deep.pk}))
    assert "would stand too deep" in look
    assert "Merge them" not in look


def test_a_move_says_what_it_touches_before_it_is_done(in_cms, curator, writing, essays) -> None:
    published(PracticePage(title="One", summary="In short."), topics=[essays])
    browser = in_cms(curator)
    look = text(browser.get(address(essays, "move"), {"broader": writing.pk}))
    assert "1 resource on it is touched" in look
    assert "found under Writing too" in look
    browser.post(address(essays, "move"), {"broader": writing.pk})
    essays.refresh_from_db()
    assert essays.broader == writing
    assert "will stand on top" in text(browser.get(address(essays, "move"), {"broader": ""}))


def test_a_term_is_never_offered_its_own_parts(in_cms, curator, writing) -> None:
    part = TopicFactory(name="Letters", broader=writing)
    page = text(in_cms(curator).get(address(writing, "move")))
    assert f'value="{part.pk}"' not in page


@pytest.mark.parametrize("deed", ["merge", "move"])
@pytest.mark.parametrize("nonsense", ["", "0", "x", "9" * 30])
def test_nonsense_is_said_beside_the_choice(in_cms, curator, writing, deed, nonsense) -> None:
    browser = in_cms(curator)
    assert browser.get(address(writing, deed), {"into": nonsense, "broader": nonsense}).status_code == 200
    assert browser.post(address(writing, deed), {"into": nonsense, "broader": nonsense or "x"}).status_code == 200


def test_the_name_of_a_merged_term_is_free_and_its_address_is_not(in_cms, curator, writing, essays) -> None:
    essays.merged_into = writing
    essays.save()
    browser = in_cms(curator)
    form = {"name": "Essays", "slug": "essays", "alternates": "", "broader": "", "scope_note": ""}
    assert "“essays” leads to “Writing”" in text(browser.post("/cms/library/topics/add/", form))
    assert "There is “Writing” already" in text(browser.post("/cms/library/topics/add/", {**form, "name": "writing", "slug": "w"}))
    assert browser.post("/cms/library/topics/add/", {**form, "slug": "school-essays"}).status_code == 302
    assert Topic.objects.current().filter(name="Essays").exists()


def test_a_page_offers_no_merged_term(in_cms, curator, writing, essays) -> None:
    page = published(PracticePage(title="One", summary="In short."), topics=[writing])
    essays.merged_into = writing
    essays.save()
    form = in_cms(curator).get(f"/cms/pages/{page.pk}/edit/").context["form"]
    assert list(form.fields["topics"].queryset) == [writing]
