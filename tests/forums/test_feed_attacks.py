"""The families of attacks once more, on the way to feed readers: the boards' feeds, open and at secret addresses, and those of searches."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import District
from forums.atom import atom
from forums.enums import BoardAudience, Level
from forums.markup import plain, render
from forums.models import Board, Post, Topic
from forums.selectors.feeds import feed_url
from forums.services.feeds import make_feed
from forums.services.marks import set_board_level
from search.models import IndexRow
from search.selectors.saved_searches import feed_url as saved_feed_url
from search.services.rebuilding import refresh_all
from search.views.feeds import atom as search_atom
from tests.factories.districts import member
from tests.factories.pages import news, story
from tests.factories.resources import TopicFactory, practice_page
from tests.factories.search import SavedSearchFactory
from tests.faults import FULL
from tests.forums.attacks import CODE, FAMILIES
from tests.forums.feed_looking import harm_in_feed, words_in_feed
from tests.forums.planting import PLANTED, planted_topic
from tests.forums.test_markup_attacks import PIECES

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PAGE = "<b onclick=alert(1)>x</b>\x0b & <script>alert(1)</script>"
OPEN = ("/forums/feeds/all/", "/forums/porch/feed/", "/search/feed.atom?q=alert", "/search/feed.atom?kind=forum_topic", "/feeds/library.atom", "/feeds/library/kind/practice.atom",
        "/feeds/library/reading.atom", "/feeds/news.rss", "/feeds/news.atom", "/feeds/stories.rss", "/feeds/stories.atom")  # fmt: skip


def post_feed(rf, attack: str) -> bytes:
    """A feed of posts whose every word is the attack."""
    author, home = User(first_name=attack), District(name=attack)
    topic = Topic(pk=1, title=attack, board=Board(name=attack, slug="x"))
    said = [Post(pk=seq, seq=seq, topic=topic, author=author, district=home, html=render(attack), created_at=NOW) for seq in (1, 2)]
    return atom(rf.get("/forums/feeds/all/"), attack, "/forums/", said, since=NOW).content


def search_feed(attack: str) -> bytes:
    """A feed of what was found: one whose words are kept as written, one whose words were taken from a page."""
    kept = [
        IndexRow(title=attack, summary=words, url=f"/x/{n}/", published_at=NOW)
        for n, words in enumerate((attack, plain(render(attack))))
    ]
    return search_atom(attack, "/search/?q=x", "/search/feed.atom?q=x", kept).content


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_a_family_is_more_than_words_to_a_feed_reader(family, rf) -> None:
    found = {
        attack: wrong
        for attack in FAMILIES[family]
        for feed in (post_feed(rf, attack), search_feed(attack))
        if (wrong := harm_in_feed(feed))
    }
    assert not found


@settings(
    max_examples=10_000 if FULL else 100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=st.lists(PIECES | st.text(max_size=15), max_size=25).map("".join))
def test_nothing_that_chance_writes_is_more_than_words_to_a_feed_reader(text, rf) -> None:
    assert not harm_in_feed(post_feed(rf, text))
    assert not harm_in_feed(search_feed(text))


def test_the_one_who_looks_sees_what_is_wrong_with_a_feed() -> None:
    """Were it blind, everything above would pass."""
    shell = '<feed xmlns="http://www.w3.org/2005/Atom">%s</feed>'
    for bad in ('<summary type="html">&lt;img src=x onerror=1&gt;</summary>', '<link href="javascript:1"/>', "<script/>", '<content type="html">&lt;script&gt;1</content>',
                '<svg xmlns="http://www.w3.org/2000/svg"/>', "<?xml-stylesheet href='x'?>"):  # fmt: skip
        assert harm_in_feed((shell % bad).encode()), bad
    assert harm_in_feed(b"<rss><channel><description>&lt;iframe&gt;</description></channel></rss>")
    for broken in ("<summary>", "\x0b", "&x;", "<b>&</b>"):
        with pytest.raises((etree.XMLSyntaxError, ElementTree.ParseError)):
            harm_in_feed((shell % broken).encode())
    assert not harm_in_feed((shell % '<title>&lt;script&gt;</title><summary type="html">&lt;p&gt;a&lt;/p&gt;</summary>').encode())


@pytest.fixture
def feeds(db, teacher, own_district, consortium_administrator) -> list[str]:
    """The addresses of all feeds, each of which has an attack in it, open ones and those of this teacher alone."""
    planted = planted_topic(consortium_administrator, slug="porch")
    head = member(Role.DISTRICT_ADMINISTRATOR, district=own_district)
    district = planted_topic(
        head, texts=["\n\n".join(PLANTED[:9])], slug="room", audience=BoardAudience.DISTRICT, district=own_district
    )
    for topic in (planted, district):
        set_board_level(topic.board, level=Level.WATCH, actor=teacher)
    practice_page(PAGE, summary=PAGE, topics=[TopicFactory(slug="reading", name=PAGE)])
    for page in (news, story):
        page(PAGE, introduction=PAGE)
    refresh_all()
    kept = SavedSearchFactory(owner=teacher, query="q=alert", name=PAGE, feed_key="key")
    own = [feed_url(make_feed(owner=teacher)), feed_url(make_feed(owner=teacher, board=district.board)), saved_feed_url(kept)]
    return [*OPEN, *(urlsplit(address).path for address in own)]


def test_every_feed_that_shows_it_shows_words(feeds, client) -> None:
    for address in feeds:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert harm_in_feed(answer.content) == [], address
        assert CODE in words_in_feed(answer.content), f"{address}: the words are there, as words"
