"""The socket: who may open it, what it says, when it closes."""

import pytest
from channels.db import database_sync_to_async as in_database
from django.conf import settings
from django.test import Client

from clearinghouse.accounts.live import close_sockets
from clearinghouse.core.serving.frames import TOO_LARGE, TOO_MANY
from clearinghouse.notifications import consumers
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from tests.factories.accounts import PASSWORD, UserFactory
from tests.notifications.sockets import run, socket_of

pytestmark = pytest.mark.django_db(transaction=True)
ELSEWHERE = ((b"origin", b"http://elsewhere.example"), (b"host", b"testserver"))


def signed_in(user) -> Client:
    browser = Client()
    browser.force_login(user, backend="clearinghouse.accounts.backends.Backend")
    return browser


@pytest.fixture(autouse=True)
def _this_host(settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]


def test_a_visitor_and_another_sites_page_are_refused() -> None:
    teacher = UserFactory()
    browser = signed_in(teacher)

    async def story() -> None:
        async with socket_of(Client()) as socket:
            assert (socket.is_open, socket.code) == (False, consumers.SIGNED_OUT)
        async with socket_of(browser, headers=ELSEWHERE) as socket:
            assert not socket.is_open

    run(story())


def test_a_teacher_hears_that_something_is_new_for_her_and_not_for_others() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    browser = signed_in(teacher)

    def tell(person):
        return notify(person, kind=NotificationKind.PLACE, text="Secret news.", url="/")[0]

    async def story() -> None:
        async with socket_of(browser) as socket:
            await in_database(tell)(colleague)
            row = await in_database(tell)(teacher)
            assert await socket.hear() == {"topic": "notifications", "seq": row.pk}
            assert await socket.receive_nothing()

    run(story())


def disable(user, browser):
    user.is_active = False
    user.save()


def sign_out(user, browser):
    browser.post("/account/logout/")


def change_password_elsewhere(user, browser):
    other = Client()
    other.post("/account/login/", {"login": user.email, "password": PASSWORD})
    other.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": "new-hill-lanterns", "password2": "new-hill-lanterns"}
    )


@pytest.mark.parametrize("ending", [disable, sign_out, change_password_elsewhere])
def test_the_socket_closes_at_once(ending) -> None:
    teacher = UserFactory()
    browser = Client()
    browser.post("/account/login/", {"login": teacher.email, "password": PASSWORD})

    async def story() -> None:
        async with socket_of(browser) as socket:
            assert socket.is_open
            await in_database(ending)(teacher, browser)
            assert await socket.closing() == consumers.SIGNED_OUT

    run(story())


def test_signing_out_here_leaves_the_socket_there_open() -> None:
    teacher = UserFactory()
    here, there = signed_in(teacher), signed_in(teacher)

    async def story() -> None:
        async with socket_of(there) as socket:
            await in_database(sign_out)(teacher, here)
            assert await socket.receive_nothing()
            await in_database(close_sockets)(teacher.pk)
            assert await socket.closing() == consumers.SIGNED_OUT

    run(story())


def test_a_lost_word_is_made_good_by_looking(monkeypatch) -> None:
    monkeypatch.setattr(consumers, "SECONDS_BETWEEN_CHECKS", 0.05)
    teacher = UserFactory()
    browser = signed_in(teacher)

    async def story() -> None:
        async with socket_of(browser) as socket:
            assert await socket.receive_nothing(timeout=0.3)
            await in_database(browser.session.flush)()
            assert await socket.closing() == consumers.SIGNED_OUT

    run(story())


@pytest.mark.parametrize(("frames", "code"), [(["x" * 4_097], TOO_LARGE), (["x"] * 21, TOO_MANY)])
def test_a_page_that_says_too_much_is_sent_away(frames: list[str], code: int) -> None:
    browser = signed_in(UserFactory())

    async def story() -> None:
        async with socket_of(browser) as socket:
            for frame in frames:
                await socket.say(frame)
            assert await socket.closing() == code

    run(story())


def test_the_session_cookie_alone_is_not_enough_after_its_end() -> None:
    browser = signed_in(UserFactory())
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.session.flush()
    browser.cookies[settings.SESSION_COOKIE_NAME] = key

    async def story() -> None:
        async with socket_of(browser) as socket:
            assert not socket.is_open

    run(story())
