"""A page whose person may no longer read is closed at once, by the word that says so and not by the look of each minute."""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from clearinghouse.accounts.live import close_sockets
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.services.editing import edit_district
from clearinghouse.districts.services.memberships import change_roles, end_membership
from clearinghouse.notifications import consumers
from clearinghouse.notifications.consumers import SIGNED_OUT
from forums.consumers import NO_LONGER_YOURS
from forums.enums import BoardAudience, What
from forums.models import Topic
from forums.services.boards import update_board
from forums.services.ledger import happened
from forums.services.moderating import hide_post, set_topic
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, topic_on
from tests.forums.test_consumers import PLACE, browser_of, watch
from tests.notifications.sockets import run, socket_of

pytestmark = pytest.mark.django_db(transaction=True)
REDIS = "channels_redis.core.RedisChannelLayer", "channels_redis.pubsub.RedisPubSubChannelLayer"


@pytest.fixture(params=["in memory", *(pytest.param(name, marks=pytest.mark.redis) for name in REDIS)], autouse=True)
def layer(request: pytest.FixtureRequest, settings: Any) -> None:
    """Every layer that the site may run on."""
    if request.param in REDIS:
        hosts = [{"address": request.getfixturevalue("redis_url"), "socket_timeout": 30}]
        settings.CHANNEL_LAYERS = {"default": {"BACKEND": request.param, "CONFIG": {"hosts": hosts}}}


def code_after(reader: Any, topic: Topic, act: Any, browser: Any = None) -> int:
    """The code that a page of the topic is closed with when this happens."""

    async def story() -> int:
        async with socket_of(browser or await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic))
            await socket.hear()
            await sync_to_async(act)()
            while True:
                message = await socket.receive_output(timeout=20)
                if message["type"] == "websocket.close":
                    return int(message["code"])

    code: int = run(story())
    return code


def administrator() -> Any:
    return member(Role.CONSORTIUM_ADMINISTRATOR)


def test_a_lost_role() -> None:
    topic = topic_on(BoardFactory(audience=BoardAudience.ROLE, role=Role.PD_COORDINATOR))
    reader, keeper = member(Role.PD_COORDINATOR), administrator()
    place = reader.memberships.get()
    assert code_after(reader, topic, lambda: change_roles(place, roles=[Role.TEACHER], actor=keeper)) == NO_LONGER_YOURS


def test_an_ended_place() -> None:
    reader, keeper, topic = member(), administrator(), topic_on()
    assert code_after(reader, topic, lambda: end_membership(reader.memberships.get(), actor=keeper)) == NO_LONGER_YOURS


def test_a_district_that_belongs_no_more() -> None:
    reader, keeper, topic = member(), administrator(), topic_on()
    district = reader.memberships.get().district

    def leave() -> None:
        edit_district(district, facts={"kind": DistrictKind.FORMER}, actor=keeper)

    assert code_after(reader, topic, leave) == NO_LONGER_YOURS


def test_a_board_that_others_read_now() -> None:
    reader, keeper, topic = member(), administrator(), topic_on()
    facts = {"audience": BoardAudience.ROLE, "role": Role.CURATOR}
    assert code_after(reader, topic, lambda: update_board(topic.board, facts=facts, actor=keeper)) == NO_LONGER_YOURS


def test_a_topic_that_is_moved_to_a_board_of_others() -> None:
    reader, keeper, topic = member(), administrator(), topic_on()
    other = BoardFactory(audience=BoardAudience.ROLE, role=Role.CURATOR)
    act = {"is_locked": False, "is_pinned": False, "board": other, "actor": keeper}
    assert code_after(reader, topic, lambda: set_topic(topic, **act)) == NO_LONGER_YOURS


def test_a_topic_that_is_taken_down() -> None:
    reader, keeper, topic = member(), administrator(), topic_on()
    first = topic.posts.get()
    assert code_after(reader, topic, lambda: hide_post(first, reason="Not here.", actor=keeper)) == NO_LONGER_YOURS


def test_a_visitor_of_a_board_that_is_public_no_more() -> None:
    keeper, topic = administrator(), topic_on(BoardFactory(audience=BoardAudience.PUBLIC))
    act = {"facts": {"audience": BoardAudience.MEMBERS}, "actor": keeper}
    assert code_after(None, topic, lambda: update_board(topic.board, **act)) == NO_LONGER_YOURS


def test_signing_out() -> None:
    reader, topic = member(), topic_on()
    browser = browser_of(reader)
    assert code_after(reader, topic, lambda: browser.post("/account/logout/"), browser) == SIGNED_OUT


def test_every_session_ended() -> None:
    reader, topic = member(), topic_on()
    assert code_after(reader, topic, lambda: close_sockets(reader.pk)) == SIGNED_OUT


def test_an_account_that_is_closed() -> None:
    reader, topic = member(), topic_on()

    def close() -> None:
        reader.is_active = False
        reader.save()

    assert code_after(reader, topic, close) == SIGNED_OUT


def test_a_word_that_was_lost_is_made_good_by_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consumers, "SECONDS_BETWEEN_CHECKS", 0.2)
    reader, topic = member(), topic_on()
    assert code_after(reader, topic, lambda: reader.memberships.update(ended_at=timezone.now())) == NO_LONGER_YOURS


def test_what_takes_nothing_away_closes_nothing() -> None:
    reader, keeper, topic = member(Role.TEACHER, Role.PD_COORDINATOR), administrator(), topic_on()
    own = topic_on(district_board(reader.memberships.get().district))

    def change() -> None:
        change_roles(reader.memberships.get(), roles=[Role.TEACHER], actor=keeper)
        update_board(topic.board, facts={"name": "Another name"}, actor=keeper)
        set_topic(topic, is_locked=True, is_pinned=False, board=topic.board, actor=keeper)

    async def story() -> None:
        async with socket_of(await sync_to_async(browser_of)(reader), PLACE) as socket:
            await socket.say(watch(topic, own))
            await socket.hear()
            await socket.hear()
            await sync_to_async(change)()
            assert (await socket.hear())["seq"] == 2
            await sync_to_async(lambda: happened(again(own), What.TOPIC))()
            assert (await socket.hear())["topic"] == own.pk, "it listens still"

    run(story())
