"""Atom feeds of the boards: the open ones for everybody, the rest at secret addresses that ask anew each time."""

import pytest
from django.utils import timezone

from clearinghouse.accounts.models import User
from forums.enums import BoardAudience, Level
from forums.models import Board, ForumFeed
from forums.selectors.feeds import feed_url
from forums.services.editing import delete_post
from forums.services.feeds import make_feed, revoke_feed
from forums.services.marks import set_board_level
from forums.services.moderating import hide_post, purge_post
from tests.factories.forums import BoardFactory, district_board, post_on, replies_to, reply_to, topic_on
from tests.forums.atom_rules import ATOM, titles, valid_feed

pytestmark = pytest.mark.django_db
ALL = "/forums/feeds/all/"


@pytest.fixture
def porch(db):
    return BoardFactory(audience=BoardAudience.PUBLIC, name="Front porch & more", slug="front-porch")


def read(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return valid_feed(answer.content)


def own(feed) -> str:
    return "/" + feed_url(feed).split("/", 3)[3]


def test_open_boards_are_fed_to_everybody_and_nothing_else(client, client_for, teacher, own_district, porch, settings):
    topic = topic_on(porch, teacher, title="Buses & bells", text="Who **drives**? <b>")
    reply = reply_to(topic, text="We do.")
    for board in (BoardFactory(), district_board(own_district)):
        topic_on(board, teacher, title="Between ourselves")
    for browser in (client, client_for(teacher)):
        for address in (ALL, "/forums/front-porch/feed/"):
            root = read(browser, address)
            assert titles(root) == ["Re: Buses & bells", "Buses & bells"]
    entry = root.findall(f"{ATOM}entry")[1]
    assert entry.findtext(f"{ATOM}summary") == "<p>Who drives? &lt;b&gt;</p>"
    assert own_district.name in entry.findtext(f"{ATOM}author/{ATOM}name")
    links = [found.find(f"{ATOM}link").get("href") for found in root.findall(f"{ATOM}entry")]
    assert links[0] == f"{settings.SITE_URL}/forums/posts/{reply.pk}/"


def test_what_was_taken_down_purged_deleted_or_waits_is_gone_at_once(client, teacher, consortium_administrator, porch):
    topic = topic_on(porch, teacher, title="Buses")
    hidden, purged, deleted = (reply_to(topic, teacher, f"Words number {n}.") for n in range(3))
    assert len(titles(read(client, ALL))) == 4
    hide_post(hidden, reason="Unkind.", actor=consortium_administrator)
    purge_post(purged, actor=consortium_administrator)
    delete_post(deleted, actor=teacher)
    Board.objects.filter(pk=porch.pk).update(is_moderated=True)
    reply_to(topic, text="Waits for a moderator.")
    assert titles(read(client, f"{ALL}?fresh")) == ["Buses"]
    hide_post(topic.posts.get(seq=1), reason="Unkind.", actor=consortium_administrator)
    assert titles(read(client, f"{ALL}?fresher")) == []


def test_who_has_it_is_told_so_until_something_changes(client, client_for, teacher, porch):
    topic = topic_on(porch, teacher)
    feed = make_feed(owner=teacher)
    for browser, address in ((client_for(teacher), ALL), (client, ALL), (client, own(feed))):
        tag = browser.get(address)["ETag"]
        assert browser.get(address, headers={"If-None-Match": tag}).status_code == 304
        reply_to(topic)
        assert client_for(teacher).get(address, headers={"If-None-Match": tag}).status_code == 200


def test_an_empty_feed_is_the_same_each_time(client, porch):
    first, second = (client.get(f"/forums/front-porch/feed/?{n}") for n in range(2))
    assert valid_feed(first.content) is not None
    assert first.content == second.content


def test_only_a_board_for_all_has_a_feed_without_a_secret(client_for, teacher, own_district):
    district_board(own_district, slug="staff-room")
    for address in ("/forums/staff-room/feed/", "/forums/no-such-board/feed/", f"/forums/{BoardFactory().slug}/feed/"):
        assert client_for(teacher).get(address).status_code == 404


def test_a_secret_address_gives_one_board_and_no_other(client, teacher, teacher_elsewhere, own_district, other_district):
    board = district_board(own_district)
    topic_on(board, teacher, title="Ours")
    topic_on(district_board(other_district), teacher_elsewhere, title="Theirs")
    topic_on(BoardFactory(), teacher, title="Of all members")
    answer = client.get(own(make_feed(owner=teacher, board=board)))
    assert titles(valid_feed(answer.content)) == ["Ours"]
    assert "private" in answer["Cache-Control"]


def test_what_one_follows_is_one_feed(client, teacher, own_district):
    mine, watched, other = (BoardFactory(name=name) for name in "ABC")
    topic = topic_on(mine, teacher, title="My own")
    reply_to(topic)
    set_board_level(watched, level=Level.WATCH, actor=teacher)
    post_on(watched, title="On a followed board")
    topic_on(other, title="Elsewhere")
    root = read(client, own(make_feed(owner=teacher)))
    assert titles(root) == ["On a followed board", "Re: My own", "My own"]


@pytest.mark.parametrize("meanwhile", ["revoked", "left", "moved", "inactive"])
def test_rights_are_asked_anew_each_time(meanwhile, client, teacher, own_district, other_district):
    board = district_board(own_district)
    topic_on(board, teacher, title="Ours")
    feed = make_feed(owner=teacher, board=board)
    every = make_feed(owner=teacher)
    assert titles(read(client, own(every))) == ["Ours"]
    {
        "revoked": lambda: [revoke_feed(one, actor=teacher) for one in (feed, every)],
        "left": lambda: teacher.memberships.update(ended_at=timezone.now()),
        "moved": lambda: Board.objects.filter(pk=board.pk).update(district=other_district),
        "inactive": lambda: User.objects.filter(pk=teacher.pk).update(is_active=False),
    }[meanwhile]()
    assert client.get(own(feed)).status_code == 404
    answer = client.get(own(every))
    assert answer.status_code == 404 or titles(valid_feed(answer.content)) == []


@pytest.mark.parametrize("secret", ["x", "a:b", "WzEsImtleSJd:x", "%F0%9F%92%A9"])
def test_a_made_up_secret_is_no_page(secret, client):
    assert client.get(f"/forums/feeds/own/{secret}/").status_code == 404


def test_a_feed_takes_the_same_queries_for_one_post_and_for_three(client, teacher, porch, django_assert_max_num_queries):
    topic = topic_on(porch, teacher)
    address = own(make_feed(owner=teacher, board=porch))
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(8) as asked:
            client.get(address)
        counts.append(len(asked))
        replies_to(topic, 2)
    assert counts[0] == counts[1]


def test_signs_that_no_feed_can_hold_are_left_out(client, teacher, porch):
    topic_on(porch, teacher, title="Tabs\x0b & <b>", text="Bell\x07 \ufffe.")
    assert [" ".join(title.split()) for title in titles(read(client, ALL))] == ["Tabs & <b>"]


def test_a_teacher_makes_addresses_and_ends_them(client_for, teacher, own_district, other_district):
    district_board(own_district, name="Staff room", slug="staff-room")
    district_board(other_district, name="Their room", slug="their-room")
    browser = client_for(teacher)
    page = browser.get("/forums/feeds/").content.decode()
    assert "Staff room" in page
    assert "Their room" not in page
    assert 'class="error-summary"' in browser.post("/forums/feeds/", {"board": "their-room"}).content.decode()
    browser.post("/forums/feeds/", {"board": "staff-room"})
    browser.post("/forums/feeds/", {"board": "all"})
    assert ForumFeed.objects.filter(owner=teacher).count() == 2
    feed = ForumFeed.objects.get(board__slug="staff-room")
    assert feed_url(feed) in browser.get("/forums/feeds/").content.decode()
    browser.post("/forums/feeds/", {"board": "staff-room"})
    assert ForumFeed.objects.filter(owner=teacher).count() == 2
    browser.post(f"/forums/feeds/{feed.pk}/end/")
    assert feed_url(feed) not in browser.get("/forums/feeds/").content.decode()


def test_boards_name_their_feed(client, porch):
    assert "/forums/front-porch/feed/" in client.get("/forums/front-porch/").content.decode()
    assert ALL in client.get("/forums/").content.decode()
