import gzip
import socket
import time
import zlib

import pytest

from clearinghouse.core.fetching import (
    AddressRefused,
    AnswerTooLarge,
    BadAnswer,
    Limits,
    NotReached,
    TooManyRedirects,
    TooSlow,
    fetch,
)
from clearinghouse.core.models import HostTurn
from tests.other_server import other_server

pytestmark = pytest.mark.django_db

QUICK = Limits(seconds=5, most_bytes=1000, pause=0)
HURRIED = Limits(seconds=0.3, most_bytes=100_000_000, pause=0)


def test_an_answer_comes_with_its_status_headers_and_body(other):
    other.says("/report", "a report", Content_Type="text/plain")
    found = fetch(f"{other.url}/report", limits=QUICK)
    assert (found.status, found.body, found.headers["content-type"], found.passed) == (200, b"a report", "text/plain", ())
    assert found.url == f"{other.url}/report"


def test_a_missing_page_is_an_answer_too(other):
    assert fetch(f"{other.url}/gone", limits=QUICK).status == 404


def test_we_say_who_we_are_and_send_nothing_that_signs_us_in(other, settings):
    other.says("/", "x")
    fetch(other.url, limits=QUICK)
    [sent] = other.headers
    assert settings.SITE_URL in sent["User-Agent"]
    assert sent["Host"] == other.endpoint
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(sent)


def test_the_head_alone_may_be_asked_for(other):
    other.says("/report", "x" * 5000)
    assert fetch(f"{other.url}/report", method="HEAD", limits=QUICK).body == b""
    assert fetch(f"{other.url}/report", with_body=False, limits=QUICK).body == b""
    assert [method for method, _ in other.asked] == ["HEAD", "GET"]


def test_nothing_on_this_machine_is_opened_unless_the_tests_name_its_very_port(other):
    with other_server() as inside:
        with pytest.raises(AddressRefused):
            fetch(inside.url, limits=QUICK)
        with pytest.raises(AddressRefused):
            fetch("http://127.0.0.1/", limits=QUICK)
        assert inside.asked == []


@pytest.mark.parametrize(
    "form", ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "017700000001", "127.1"]
)
def test_no_form_of_our_own_number_is_opened(form):
    with pytest.raises(AddressRefused):
        fetch(f"http://{form}/", limits=QUICK)
    with pytest.raises(AddressRefused):
        fetch(f"https://{form}/", limits=QUICK)


def test_a_redirect_is_followed_and_told(other):
    other.leads("/old", "/new")
    other.leads("/new", f"{other.url}/newest", code=308)
    other.says("/newest", "here")
    found = fetch(f"{other.url}/old", limits=QUICK)
    assert (found.body, found.url) == (b"here", f"{other.url}/newest")
    assert found.passed == (f"{other.url}/old", f"{other.url}/new")


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://10.0.0.1/", "file:///etc/passwd",
               "http://user:password@example.org/", "//127.0.0.1/", "http://0x7f000001/", "http://example.org:6379/"]
)  # fmt: skip
def test_a_redirect_to_the_inside_is_refused(other, inside):
    other.leads("/out", inside)
    with pytest.raises(AddressRefused):
        fetch(f"{other.url}/out", limits=QUICK)


def test_a_redirect_to_another_server_of_ours_is_refused_before_it_is_asked(other):
    with other_server() as inside:
        other.leads("/out", f"{inside.url}/secret")
        with pytest.raises(AddressRefused):
            fetch(f"{other.url}/out", limits=QUICK)
        assert inside.asked == []


def test_redirects_without_end_are_left_after_five(other):
    other.leads("/round", "/round")
    with pytest.raises(TooManyRedirects):
        fetch(f"{other.url}/round", limits=QUICK)
    assert len(other.asked) == 6


def test_a_redirect_with_letters_that_no_address_has_is_read_as_browsers_do(other):
    other.leads("/old", "/neu es/ü".encode().decode("latin-1"))
    other.says("/neu%20es/%C3%BC", "here")
    assert fetch(f"{other.url}/old", limits=QUICK).body == b"here"


def test_the_name_is_looked_up_once_and_the_checked_number_is_asked(other, settings, monkeypatch):
    """A second look-up could give another answer: the first is the one that was checked, so it is the one that is used."""
    settings.FETCH_TEST_ENDPOINTS = frozenset({f"rebind.example:{other.port}"})
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])
    looked_up = []

    def look_up(host, port, *args, **kwargs):
        if host == "rebind.example":
            looked_up.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]
        return real(host, port, *args, **kwargs)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    other.says("/", "here")
    assert fetch(f"http://rebind.example:{other.port}/", limits=QUICK).body == b"here"
    assert looked_up == ["rebind.example"]
    assert other.headers[0]["Host"] == f"rebind.example:{other.port}"


def test_a_name_that_turns_inward_on_the_way_is_refused(other, monkeypatch):
    """The redirect's name is looked up anew, and what it leads to then is what is checked."""
    real = socket.getaddrinfo
    inward = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *args, **kwargs: inward if host == "rebind.example" else real(host, *args, **kwargs)
    )
    other.leads("/out", "http://rebind.example/")
    with pytest.raises(AddressRefused):
        fetch(f"{other.url}/out", limits=QUICK)


def drip(server, first, piece):
    def answer(request):
        request.wfile.write(first)
        while not server.closing.wait(0.03):
            request.wfile.write(piece)
            request.wfile.flush()

    return answer


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP", b"/"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "chunks", "header", "status", "continues"],
)
def test_a_server_that_drips_is_left_when_its_time_is_over(other, first, piece):
    other.answers["/slow"] = drip(other, first, piece)
    started = time.monotonic()
    with pytest.raises(TooSlow):
        fetch(f"{other.url}/slow", limits=HURRIED)
    assert time.monotonic() - started < 3


def test_the_time_is_that_of_all_redirects_together(other):
    def slowly(request):
        other.closing.wait(0.12)
        request.send_response(302)
        request.send_header("Location", "/slow")
        request.send_header("Content-Length", "0")
        request.end_headers()

    other.answers["/slow"] = slowly
    with pytest.raises(TooSlow):
        fetch(f"{other.url}/slow", limits=HURRIED)


def test_a_body_without_end_is_left_at_the_limit(other):
    def endless(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not other.closing.is_set():
            request.wfile.write(b"x" * 65536)

    other.answers["/endless"] = endless
    with pytest.raises(AnswerTooLarge):
        fetch(f"{other.url}/endless", limits=QUICK)


def test_a_body_that_is_declared_too_large_is_not_read(other):
    other.says("/large", "x" * 1001)
    with pytest.raises(AnswerTooLarge, match="MB"):
        fetch(f"{other.url}/large", limits=QUICK)


def test_a_body_of_just_the_limit_is_taken(other):
    other.says("/large", "x" * 1000)
    assert len(fetch(f"{other.url}/large", limits=QUICK).body) == 1000


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_packed_body_is_unpacked_and_a_bomb_is_not(other, coding):
    pack = gzip.compress if coding == "gzip" else zlib.compress
    other.says("/packed", pack(b"a report"), Content_Encoding=coding)
    assert fetch(f"{other.url}/packed", limits=QUICK).body == b"a report"
    other.says("/bomb", pack(b"0" * 900_000), Content_Encoding=coding)
    with pytest.raises(AnswerTooLarge):
        fetch(f"{other.url}/bomb", limits=QUICK)


def test_what_is_no_answer_is_told_as_such(other):
    other.answers["/nonsense"] = lambda request: request.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    with pytest.raises(BadAnswer):
        fetch(f"{other.url}/nonsense", limits=QUICK)
    other.says("/packed", "x", Content_Encoding="br")
    with pytest.raises(BadAnswer):
        fetch(f"{other.url}/packed", limits=QUICK)
    other.says("/broken", "no zip", Content_Encoding="gzip")
    with pytest.raises(BadAnswer):
        fetch(f"{other.url}/broken", limits=QUICK)


def test_a_connection_that_breaks_is_told_as_not_reached(other):
    def broken(request):
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")
        request.close_connection = True

    other.answers["/broken"] = broken
    with pytest.raises(NotReached):
        fetch(f"{other.url}/broken", limits=QUICK)


def test_a_server_that_is_not_there_is_told_as_not_reached(settings):
    with other_server() as server:
        endpoint = server.endpoint
    settings.FETCH_TEST_ENDPOINTS = frozenset({endpoint})
    with pytest.raises(NotReached):
        fetch(f"http://{endpoint}/", limits=QUICK)


def test_a_server_without_tls_or_with_a_certificate_of_its_own_is_not_believed(other):
    with pytest.raises(NotReached):
        fetch(f"https://{other.endpoint}/", limits=QUICK)


def test_each_host_is_asked_at_its_pace(other):
    other.says("/", "x")
    fetch(other.url, limits=Limits(pause=5, longest_wait=0))
    assert HostTurn.objects.get().host == "127.0.0.1"


def test_only_reading_is_possible(other):
    with pytest.raises(ValueError, match="POST"):
        fetch(other.url, method="POST")
