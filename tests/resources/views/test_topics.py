"""Topics as pages: the tree, and each topic with what is under it."""

from __future__ import annotations

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import LinkPage, PracticePage, Topic
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import TopicFactory, library, published, review_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def literacy(db: None) -> Topic:
    library()
    return TopicFactory(name="Literacy", slug="literacy", scope_note="Reading and writing.", alternates=["ELA"])


@pytest.fixture
def writing(literacy: Topic) -> Topic:
    return TopicFactory(name="Writing", slug="writing", broader=literacy)


def practice_on(title: str, *topics: Topic, **fields: object) -> PracticePage:
    return published(PracticePage(title=title, summary=f"{title} in short.", **fields), topics=topics)


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_topic_shows_what_it_is_its_parts_and_what_is_under_them_by_kind(client, literacy, writing) -> None:
    practice_on("Drafts", writing)
    practice_on("Both", literacy, writing)
    review = review_page("River Readers")
    review.topics.set([literacy])
    review.save_revision().publish()
    page = text(client.get("/library/topics/literacy/"))
    for words in ("Reading and writing.", "Also called: ELA", "River Readers", "Drafts", 'href="/library/topics/writing/"'):
        assert words in page
    assert 'Technology practice <span class="count">2</span>' in page
    assert page.count(">Both</a>") == 1
    assert 'href="/feeds/library/literacy.atom"' in page
    below = text(client.get("/library/topics/writing/"))
    assert "River Readers" not in below
    assert '<a href="/library/topics/literacy/">Literacy</a>' in below


def test_what_members_or_a_district_alone_may_see_is_neither_shown_nor_counted(
    client, client_for, teacher, teacher_elsewhere, literacy, own_district
) -> None:
    practice_on("Open", literacy)
    practice_on("Between us", literacy, audience=Audience.MEMBERS)
    practice_on("Ours", literacy, audience=Audience.DISTRICT, district=own_district)
    practice_on("Draft", literacy).unpublish()
    seen = {}
    for name, browser in (("public", client), ("elsewhere", client_for(teacher_elsewhere)), ("own", client_for(teacher))):
        page = text(browser.get("/library/topics/literacy/"))
        seen[name] = [title for title in ("Open", "Between us", "Ours", "Draft") if f">{title}</a>" in page]
        assert f'<span class="count">{len(seen[name])}</span>' in page
        assert f'<span class="count">{len(seen[name])}<' in text(browser.get("/library/topics/"))
    assert seen == {"public": ["Open"], "elsewhere": ["Open", "Between us"], "own": ["Open", "Between us", "Ours"]}


def test_one_kind_is_shown_page_by_page(client, literacy) -> None:
    for number in range(26):
        practice_on(f"Practice {number}", literacy)
    published(LinkPage(title="A report", summary="In short.", source_url="https://example.org/"), topics=[literacy])
    first = text(client.get("/library/topics/literacy/"))
    assert first.count('href="/library/practice-') == 6
    assert 'href="?kind=practice"' in first
    second = text(client.get("/library/topics/literacy/?kind=practice&page=2"))
    assert second.count('href="/library/practice-') == 2
    assert "A report" not in second
    assert client.get("/library/topics/literacy/?kind=practice&page=3").status_code == 404
    assert "A report" in text(client.get("/library/topics/literacy/?kind=nonsense"))


def test_a_merged_topic_leads_on_for_good_and_an_unknown_one_is_not_found(client, literacy, writing) -> None:
    TopicFactory(slug="composition", merged_into=writing)
    answer = client.get("/library/topics/composition/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/library/topics/writing/")
    assert client.get("/library/topics/none/").status_code == 404


def test_challenges_on_a_topic_or_its_parts_are_named_and_hidden_ones_are_not(client, literacy, writing) -> None:
    ChallengeFactory(name="Late bus").topics.add(writing, literacy)
    ChallengeFactory(name="Secret bus", is_shown=False).topics.add(literacy)
    page = text(client.get("/library/topics/literacy/"))
    assert page.count("Late bus") == 1
    assert "Secret bus" not in page


def test_an_empty_topic_says_what_to_do_next(client, literacy) -> None:
    page = text(client.get("/library/topics/literacy/"))
    assert "Nothing here yet" in page
    assert "No topic holds anything yet" in text(client.get("/library/topics/"))


def test_the_library_and_each_resource_lead_to_the_pages_of_topics(client, literacy) -> None:
    practice_on("Drafts", literacy)
    assert 'href="/library/topics/literacy/"' in text(client.get("/library/"))
    assert 'href="/library/topics/literacy/"' in text(client.get("/library/drafts/"))


@pytest.mark.parametrize("address", ["/library/topics/", "/library/topics/literacy/", "/library/topics/literacy/?kind=practice"])
def test_pages_of_topics_cost_the_same_for_one_resource_and_five(
    client_for, teacher, literacy, address, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    part = TopicFactory(name="Writing", broader=literacy)
    practice_on("One", part)
    browser = client_for(teacher)
    browser.get(address)
    with CaptureQueriesContext(connection) as once:
        browser.get(address)
    for number in range(4):
        practice_on(f"More {number}", literacy, TopicFactory(broader=literacy))
    with django_assert_num_queries(len(once)):
        browser.get(address)
