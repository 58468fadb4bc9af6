"""Links of ours as cards, to whoever may see what they lead to."""

import pytest
from django.conf import settings

from clearinghouse.districts.enums import Audience
from forums.enums import PostState
from forums.models import Post
from forums.readers import VISITOR, reader_of
from forums.selectors.cards import carded, place_of
from forums.services.editing import take_away
from tests.factories.challenges import ChallengeFactory
from tests.factories.forums import again, district_board, post_on, reply_to, topic_on
from tests.factories.pd_events import EventFactory
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def linking(*paths: str, before: str = "") -> Post:
    return post_on(topic_on().board, text=before + "\n".join(f"{settings.SITE_URL}{path}" for path in paths))


def shown_to(post: Post, reader=VISITOR) -> str:
    return carded([post], reader).get(post.pk, post.html)


def test_each_kind_of_thing_is_named_by_its_title(teacher, own_district):
    page, event, challenge = (
        review_page("First books"),
        EventFactory(title="Labs alone"),
        ChallengeFactory(name="One physics class"),
    )
    topic = topic_on(title="Who has tried it?")
    paths = [page.url.removeprefix(settings.SITE_URL), *(row.get_absolute_url() for row in (event, challenge, own_district, topic))]
    html = shown_to(linking(*paths, topic.posts.get().get_absolute_url()), reader_of(teacher))
    assert html.count('class="link-card"') == 6
    for title in ("First books", "Labs alone", "One physics class", "Alder Creek", "Who has tried it?"):
        assert f"</span> {title}</a>" in html
    for kind in ("Resource", "Training", "Challenge", "District", "Topic", "Post 1"):
        assert f'<span class="meta">{kind}</span>' in html


def test_who_may_not_see_it_sees_a_plain_link(teacher, teacher_elsewhere, own_district):
    private = topic_on(district_board(own_district), title="Planted")
    page = review_page("Planted", audience=Audience.MEMBERS)
    hidden = reply_to(private)
    take_away(again(private), hidden, PostState.HIDDEN)
    post = linking(
        private.get_absolute_url(), page.url.removeprefix(settings.SITE_URL), hidden.get_absolute_url(), "/forums/topics/999999/"
    )
    assert shown_to(post, reader_of(teacher)).count("link-card") == 2
    assert shown_to(post, reader_of(teacher_elsewhere)).count("link-card") == 1
    visitor = shown_to(post)
    assert "Planted" not in visitor
    assert visitor == post.html


def test_only_a_bare_link_with_a_line_of_its_own_becomes_one(teacher):
    topic = topic_on()
    address = settings.SITE_URL + topic.get_absolute_url()
    for text in (
        f"See {address}",
        f"{address} is it",
        f"[Mine]({address})",
        f"`{address}`",
        "https://elsewhere.example/forums/topics/1/",
    ):
        assert "link-card" not in shown_to(post_on(topic.board, text=text), reader_of(teacher))
    assert shown_to(post_on(topic.board, text=f"See:\n{address}\nand say."), reader_of(teacher)).count("link-card") == 1


def test_a_title_is_words_and_nothing_else(teacher):
    topic = topic_on(title="<script>alert(1)</script>")
    html = shown_to(linking(topic.get_absolute_url()), reader_of(teacher))
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_addresses_are_ours_or_none():
    ours = settings.SITE_URL
    assert place_of(f"{ours}/forums/topics/12/?page=2#post-30") == ("topic", "12")
    assert place_of(f"{ours}/library/first-books/") == ("resource", "/library/first-books/")
    for other in (
        "https://elsewhere.example/forums/topics/12/",
        f"{ours}/forums/topics/x/",
        f"{ours}/cms/",
        "mailto:a@b.example",
        f"{ours}.evil/",
    ):
        assert place_of(other) is None


@pytest.mark.parametrize("links", [1, 3])
def test_links_cost_the_same_however_many(links, teacher, django_assert_num_queries):
    posts = [
        linking(*(topic_on().get_absolute_url() for _ in range(links)), EventFactory().get_absolute_url()) for _ in range(links)
    ]
    reader = reader_of(teacher)
    carded(posts, reader)
    with django_assert_num_queries(4):
        assert len(carded(posts, reader)) == links
    with django_assert_num_queries(0):
        assert carded([], reader) == {}
