"""The socket of pages that show a topic."""

import json

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client
from django.utils import timezone

from clearinghouse.accounts.live import close_sockets
from clearinghouse.districts.enums import Role
from forums import consumers
from forums.consumers import MOST_TOPICS, asked
from forums.enums import BoardAudience
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on
from tests.notifications.sockets import run, socket_of

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

    assert run(story()) == [{"topic": topic.pk, "seq": 1, "epoch": 1}, {"topic": topic.pk, "seq": 2}]


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


def test_the_socket_closes_with_the_session_and_with_the_right_to_read(monkeypatch):
    topic, reader = topic_on(), member()

    async def signed_out() -> int:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            await socket.hear()
            await sync_to_async(close_sockets)(reader.pk)
            return await socket.closing()

    async def put_out() -> int:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            await socket.hear()
            await sync_to_async(reader.memberships.update)(ended_at=timezone.now())
            return await socket.closing()

    assert run(signed_out()) == consumers.SIGNED_OUT
    monkeypatch.setattr(consumers, "SECONDS_BETWEEN_CHECKS", 0.2)
    assert run(put_out()) == consumers.NO_LONGER_YOURS


def test_a_flood_and_large_frames_are_sent_away():
    async def flood() -> int:
        async with socket_of(await sync_to_async(browser_of)(), PLACE) as socket:
            for _ in range(consumers.MOST_FRAMES + 1):
                await socket.say("{}")
            return await socket.closing()

    async def large() -> int:
        async with socket_of(await sync_to_async(browser_of)(), PLACE) as socket:
            await socket.say("x" * (consumers.LARGEST_FRAME + 1))
            return await socket.closing()

    assert (run(flood()), run(large())) == (consumers.TOO_MANY, consumers.TOO_LARGE)


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
