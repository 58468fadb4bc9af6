"""The socket of pages that show a topic."""

import json

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client

from clearinghouse.core.live import announce
from clearinghouse.core.serving.frames import LARGEST_FRAME, MOST_FRAMES, TOO_LARGE, TOO_MANY
from clearinghouse.districts.enums import Role
from forums import hub
from forums.consumers import MOST_TOPICS, asked, frame_of
from forums.enums import BoardAudience
from forums.services.ledger import group_of
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on, writer_on
from tests.notifications.sockets import LIMIT, run, socket_of

PLACE = "/ws/forums/"
pytestmark = pytest.mark.django_db(transaction=True)


def browser_of(person=None) -> Client:
    browser = Client()
    if person:
        browser.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return browser


def watch(*topics) -> str:
    return json.dumps({"watch": [topic.pk for topic in topics]})


def test_a_page_is_told_how_its_topic_stands_and_then_that_something_is_new():
    topic = topic_on()
    reader = member()

    async def story() -> list[dict[str, int]]:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            heard = [await socket.hear()]
            await sync_to_async(reply_to)(topic, text="Planted words.")
            return [*heard, await socket.hear()]

    assert run(story()) == [{"topic": topic.pk, "seq": 1, "epoch": 1, "here": 1}, {"topic": topic.pk, "seq": 2}]


def test_a_visitor_hears_of_public_topics_and_of_no_other():
    public, members = topic_on(BoardFactory(audience=BoardAudience.PUBLIC)), topic_on()

    async def story() -> list[dict[str, int]]:
        async with socket_of(await sync_to_async(browser_of)(), PLACE) as socket:
            await socket.say(watch(members, public))
            heard = [await socket.hear()]
            await sync_to_async(reply_to)(members)
            assert await socket.receive_nothing(timeout=0.5)
            return heard

    assert [frame["topic"] for frame in run(story())] == [public.pk]


def test_another_districts_topic_is_as_if_it_were_not_there():
    topic = topic_on(district_board(DistrictFactory()))
    people = [member(), member(Role.CONSORTIUM_ADMINISTRATOR)]

    async def story(person) -> None:
        async with socket_of(await sync_to_async(browser_of)(person), PLACE) as socket:
            await socket.say(json.dumps({"watch": [topic.pk, 987_654]}))
            await sync_to_async(reply_to)(topic)
            assert await socket.receive_nothing(timeout=0.3)

    for person in people:
        run(story(person))


def test_a_page_that_shows_a_topic_no_more_hears_no_more_of_it():
    topic, other, reader = topic_on(), topic_on(), member()

    async def story() -> None:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            await socket.hear()
            await socket.say(json.dumps({"leave": [topic.pk]}))
            await socket.say(watch(other))
            assert (await socket.hear())["topic"] == other.pk, "what was said before is heard by now"
            await sync_to_async(reply_to)(topic)
            assert await socket.receive_nothing(timeout=0.5)

    run(story())


def test_a_number_is_told_once_and_a_frame_is_small():
    topic, reader = topic_on(), member()

    async def story() -> list[dict[str, int]]:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            raw = await socket.receive_output(timeout=LIMIT)
            assert len(raw["text"]) < 200
            await sync_to_async(reply_to)(topic)
            await sync_to_async(announce)(group_of(topic.pk), {"topic": topic.pk, "seq": 1})
            await sync_to_async(announce)(group_of(topic.pk), {"topic": topic.pk, "seq": 2})
            await sync_to_async(reply_to)(topic)
            heard = [await socket.hear()]
            while heard[-1]["seq"] < 3:
                heard.append(await socket.hear())
            return heard

    assert [frame["seq"] for frame in run(story())] in ([2, 3], [3]), "never an old number, and never one twice"


def test_pages_are_told_how_many_are_here_and_not_who(monkeypatch):
    monkeypatch.setattr(hub, "COUNT_SECONDS", 0.05)
    topic, reader, other = topic_on(BoardFactory(audience=BoardAudience.PUBLIC)), member(), member()

    async def story() -> list[dict[str, int]]:
        browsers = [await sync_to_async(browser_of)(person) for person in (reader, reader, other, None)]
        async with socket_of(browsers[0], PLACE) as socket, socket_of(browsers[1], PLACE) as again:
            await socket.say(watch(topic))
            heard = [await socket.hear()]
            await again.say(watch(topic))
            assert (await again.hear())["here"] == 1, "the same person"
            async with socket_of(browsers[2], PLACE) as second, socket_of(browsers[3], PLACE) as third:
                await second.say(watch(topic))
                heard.append(await socket.hear())
                await third.say(watch(topic))
                heard.append(await socket.hear())
            while heard[-1]["here"] > 1:
                heard.append(await socket.hear())
            return heard

    heard = run(story())
    assert [frame["here"] for frame in heard][:3] == [1, 2, 3]
    assert all(set(frame) <= {"topic", "seq", "epoch", "here"} for frame in heard)


def test_who_may_not_read_a_topic_is_neither_counted_nor_told(monkeypatch):
    monkeypatch.setattr(hub, "COUNT_SECONDS", 0.05)
    topic = topic_on(district_board(DistrictFactory()))
    reader, stranger = writer_on(topic.board), member()

    async def story() -> None:
        browsers = [await sync_to_async(browser_of)(person) for person in (reader, stranger)]
        async with socket_of(browsers[0], PLACE) as socket, socket_of(browsers[1], PLACE) as outside:
            await outside.say(watch(topic))
            await socket.say(watch(topic))
            assert (await socket.hear())["here"] == 1
            assert await outside.receive_nothing(timeout=0.3)
            assert await socket.receive_nothing(timeout=0.1)

    run(story())


def test_a_flood_and_large_frames_are_sent_away():
    async def flood() -> int:
        async with socket_of(await sync_to_async(browser_of)(), PLACE) as socket:
            for _ in range(MOST_FRAMES + 1):
                await socket.say("{}")
            return await socket.closing()

    async def large() -> int:
        async with socket_of(await sync_to_async(browser_of)(), PLACE) as socket:
            await socket.say("x" * (LARGEST_FRAME + 1))
            return await socket.closing()

    assert (run(flood()), run(large())) == (TOO_MANY, TOO_LARGE)


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize(
    ("frame", "meant"),
    [
        ('{"watch": [1, 2]}', [("watch", [1, 2])]),
        ('{"watch": [1], "leave": [2]}', [("watch", [1]), ("leave", [2])]),
        ('{"watch": ["1", true, -1, 1.5, null, 9223372036854775808]}', [("watch", [])]),
        ('{"watch": 1}', []),
        ("[]", []),
        ("nonsense", []),
        ("[" * 5_000, []),
        (json.dumps({"watch": list(range(1, 99))}), [("watch", list(range(1, MOST_TOPICS + 1)))]),
    ],
)
def test_what_a_page_asks_for_is_understood_or_is_nothing(frame, meant):
    assert asked(frame) == meant


@pytest.mark.django_db(transaction=False)
def test_a_frame_is_written_once_for_all_who_are_told_the_same():
    assert frame_of((("topic", 1), ("seq", 2))) == '{"topic":1,"seq":2}'
    assert frame_of((("topic", 1), ("seq", 2))) is frame_of((("topic", 1), ("seq", 2)))
    assert frame_of((("topic", 1), ("here", 2))) == '{"topic":1,"here":2}'
