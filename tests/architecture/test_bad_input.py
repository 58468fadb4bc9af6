"""Whatever anybody sends to any address, the answer is never a failure of ours and nothing is written."""

from __future__ import annotations

import re

import pytest

from tests.architecture.access_table import ROWS, Row
from tests.architecture.cast import PUBLIC
from tests.architecture.cms_addresses import ARGUMENT
from tests.architecture.cms_table import CMS
from tests.architecture.door import Door
from tests.architecture.forms import Names
from tests.architecture.nonsense import BODIES, FILES, HEADERS, LONG, NUMBER, QUERIES, UNSTORABLE, URLENCODED, VALUES, pairs, upload
from tests.architecture.routes import Route, all_routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_fails")]
# Whoever may do most reaches most of the code.
ADMINISTRATOR = "consortium administrator"
READABLE = [row for row in ROWS if row.get.keys() & {200}]
POSTED = [row for row in ROWS if not row.post.keys() <= {404, 405}]


@pytest.fixture(scope="module")
def names(door: Door) -> Names:
    """What every page of the site asks for, in links and forms."""
    found = Names()
    for row in READABLE:
        address = row.address.format(**door.world.places)
        for role in (PUBLIC, "teacher", "district administrator", ADMINISTRATOR):
            answer = door.knock(role, "GET", address)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                found.learn(address, answer.page)
    return found


def address_of(row: Row, door: Door) -> str:
    return row.address.format(**door.world.places)


def joined(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


def needs_no_word(row: Row) -> bool:
    """Buttons and questions without fields, boxes of which none need be ticked, and the links of mails."""
    buttons = (
        "/end/",
        "search/saved/<int:pk>/delete/",
        "notifications/preferences/",
        "unsubscribe/<str:token>/",
        "confirm/<str:token>/",
        "events/seats/<int:pk>/leave/",
        "forums/posts/<int:pk>/delete/",
        "forums/drafts/<int:pk>/delete/",
        "forums/files/<int:pk>/remove/",
        "forums/topics/<int:pk>/draft/",
        "forums/<slug:slug>/draft/",
        "forums/posts/<int:pk>/purge/",
        "forums/stop/<str:token>/",
        "forums/mail/stop/<str:token>/",
    )
    return row.get.keys() <= {405} or row.pattern.endswith(buttons)


def test_the_pages_tell_what_they_ask_for(names: Names) -> None:
    assert {"q", "page", "tier", "sort"} <= names.every(names.asked)
    assert {"email", "login", "password", "first_name", "roles"} <= names.every(names.sent)


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row.address)
def test_no_query_or_header_breaks_any_address(row: Row, door: Door, names: Names) -> None:
    address = address_of(row, door)
    every = names.every(names.asked) | {"next", "kind", "state", "district", "topic", "locale"}
    for role in (PUBLIC, ADMINISTRATOR):
        for query in (*(pairs(every, value) for value in VALUES), *QUERIES):
            answer = door.knock(role, "GET", joined(address, query))
            assert answer.status < 500, query[:80]
            assert not answer.written, query[:80]
        for headers in HEADERS:
            assert door.knock(role, "GET", address, headers=headers).status < 500, headers


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row.address)
def test_no_single_odd_value_breaks_any_address(row: Row, door: Door, names: Names) -> None:
    """One at a time, so that none hides behind the refusal of another."""
    address = address_of(row, door)
    for name in sorted(names.asked.get(address.partition("?")[0], set()) | {"page"}):
        for value in VALUES:
            assert door.knock(ADMINISTRATOR, "GET", joined(address, f"{name}={value}")).status < 500, (name, value[:20])


@pytest.mark.parametrize("row", POSTED, ids=lambda row: row.address)
def test_no_form_breaks_any_address_and_a_bad_one_writes_nothing(row: Row, door: Door, names: Names) -> None:
    address = address_of(row, door)
    own = names.sent.get(address.partition("?")[0], set()) - {"csrfmiddlewaretoken"}
    for value in VALUES:
        for fields in filter(None, (own, names.every(names.sent))):
            answer = door.knock(ADMINISTRATOR, "POST", address, pairs(fields, value).encode(), content_type=URLENCODED)
            assert answer.status < 500, value[:40]
            assert not answer.written or needs_no_word(row) or value not in UNSTORABLE, (value[:40], answer.written)
    for name in own:
        for value in UNSTORABLE:
            body = f"{pairs(own - {name}, '1')}&{name}={value}".encode()
            assert door.knock(ADMINISTRATOR, "POST", address, body, content_type=URLENCODED).status < 500, (name, value[:40])


@pytest.mark.parametrize("row", POSTED, ids=lambda row: row.address)
def test_no_body_breaks_any_address_and_a_bad_one_writes_nothing(row: Row, door: Door, names: Names) -> None:
    address = address_of(row, door)
    files = [("multipart/form-data; boundary=x", upload(names.every(names.sent), *file)) for file in FILES]
    for content_type, body in (*BODIES, *files):
        answer = door.knock(ADMINISTRATOR, "POST", address, body, content_type=content_type)
        assert answer.status < 500, (content_type, body[:60])
        assert not answer.written or needs_no_word(row), (content_type, body[:60], answer.written)


ROUTES_WITH_ARGUMENTS = [route for route in all_routes() if not route.pattern.startswith(CMS) and "<" in route.pattern]


@pytest.mark.parametrize("route", ROUTES_WITH_ARGUMENTS, ids=lambda route: route.pattern)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_argument_breaks_any_address(route: Route, method: str, door: Door) -> None:
    plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", route.pattern).replace("^", "").replace("$", "")
    for value in (*VALUES, "0", "..", "%2E%2E%2F", "%0A", "a%0D%0Ab"):
        address = "/" + ARGUMENT.sub(lambda _, value=value: value, plain)
        for role in (PUBLIC, ADMINISTRATOR):
            answer = door.knock(role, method, address)
            assert answer.status in (200, 301, 302, 400, 404, 405, 410), (role, value[:20])
            assert not answer.written, (role, value[:20])


ODD_PATHS = ["/%ED%A0%80/", "/%00/", "/%FF%FE/", "/library/%ED%A0%80/", "/library/%FF/", "/%2F%2Fevil.example/", "//evil.example/..",
             "/./../etc/passwd", "/" + "a/" * 2_000, "/" + LONG, "/library/<script>/", "/districts/%2e%2e%2f/", "/library/public-review",
             f"/documents/{NUMBER}/x", "/documents/1/%ED%A0%80", "/documents/1/../../x", "/media/images/%00", "/media/images/%FF",
             "/static/%ED%A0%80.css", "/static/../settings.py", "/static/%00", "/cms/%ED%A0%80/", "/cms/%FF/"]  # fmt: skip


@pytest.mark.parametrize("role", [PUBLIC, ADMINISTRATOR])
@pytest.mark.parametrize("path", ODD_PATHS)
def test_no_path_breaks_the_site(path: str, role: str, door: Door) -> None:
    assert door.knock(role, "GET", path).status in (301, 302, 400, 404)


CLEAR = (
    ("/search/?tier=nine", 200, "There is no such choice under “Evidence tier”; it was left out."),
    (f"/search/?topic={LONG}", 200, "There is no such choice under “Topic”; it was left out."),
    ("/search/?sort=sideways", 200, "Results cannot be put in that order; the best match comes first."),
    (f"/search/?q={LONG}", 200, "Only the first 200 characters were searched for."),
    ("/search/?q=%00", 400, "The text holds a character that cannot be stored."),
    ("/search/?page=-1", 404, "Go back to its first page."),
    ("/search/?page=0", 404, "Go back to its first page."),
    ("/search/?page=abc", 404, "Go back to its first page."),
    (f"/search/?page={NUMBER}", 404, "Go back to its first page."),
    ("/districts/?page=abc", 404, "Go back to its first page."),
    ("/districts/?locale=moon", 200, "moon is not one of the available choices."),
    ("/dashboard/?page=abc", 404, "Go back to its first page."),
    ("/notifications/?page=-1", 404, "Go back to its first page."),
    ("/districts/applications/?page=abc", 404, "Go back to its first page."),
    ("/contact/messages/?page=abc", 404, "Go back to its first page."),
    ("/challenges/proposals/?page=abc", 404, "Go back to its first page."),
)


@pytest.mark.parametrize(("address", "status", "words"), CLEAR, ids=lambda part: str(part)[:40])
def test_what_cannot_be_understood_is_said_so(address: str, status: int, words: str, door: Door) -> None:
    answer = door.knock(ADMINISTRATOR, "GET", address)
    assert (answer.status, words in answer.page) == (status, True)
