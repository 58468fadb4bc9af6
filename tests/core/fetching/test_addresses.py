import socket
import threading

import pytest

from clearinghouse.core.fetching.addresses import numbers_of, read_target
from clearinghouse.core.fetching.deadline import Deadline
from clearinghouse.core.fetching.errors import AddressRefused, NotReached, TooSlow


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "/report", "//example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:1",
        "data:text/plain,1", "http://", "https:///path", "http://[::1", "http://[v1.x]/", "http://a..b/", "http://-a.org/", "http://exa mple.org/",
        "http://example.org:99999/", "http://example.org:port/",
        "https://name:password@example.org/", "https://name@example.org/", "https://example.org@127.0.0.1/", "http://@example.org/",
        "http://example.org:8080/", "https://example.org:22/", "http://example.org:443/", "https://example.org:0/",
        "http://example.org\\@127.0.0.1/", "http://example.org/\x00", "http://exam\tple.org/", "http://example.org/a\r\nHost: other", " http://example.org/",
        "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://0/", "http://127.0.0.1.1/",
        "http://8.8.8.08/", "http://1.2.3.256/", "http://example.0x7f/", "http://[fe80::1%25eth0]/", "http://[1.2.3.4]/",
        "http://example.org/" + "a" * 2000,
    ],
)  # fmt: skip
def test_an_address_that_could_mean_something_else_is_refused(url):
    with pytest.raises(AddressRefused):
        read_target(url)


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG./Report?q=a%20b#part", "https://example.org/Report?q=a%20b"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://bücher.example/ü?ä=ö", "http://xn--bcher-kva.example/%C3%BC?%C3%A4=%C3%B6"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://1。1。1。1/", "http://1.1.1.1/"),
        ("http://example.org?q=1", "http://example.org/?q=1"),
    ],
)
def test_an_address_is_read_in_one_form(url, read):
    assert read_target(url).url == read


def answering(monkeypatch, *numbers):
    found = [(socket.AF_INET6 if ":" in number else socket.AF_INET, 1, 6, "", (number, 80)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fd00:ec2::254", "0.0.0.0"],  # noqa: S104 -- nothing is bound to it
)
def test_a_name_that_leads_inside_is_refused_even_beside_a_public_number(monkeypatch, number):
    answering(monkeypatch, "93.184.215.14", number)
    with pytest.raises(AddressRefused):
        numbers_of(read_target("http://inside.example/"), Deadline(5))


def test_a_public_name_gives_each_of_its_numbers_once(monkeypatch):
    answering(monkeypatch, "93.184.215.14", "93.184.215.14", "2606:4700::1111")
    assert numbers_of(read_target("http://example.org/"), Deadline(5)) == ["93.184.215.14", "2606:4700::1111"]


def test_an_unknown_name_is_told_as_unknown(monkeypatch):
    def fail(*args, **kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NotReached, match="No server is known under the name nowhere.example"):
        numbers_of(read_target("http://nowhere.example/"), Deadline(5))


def test_a_name_server_that_says_nothing_is_not_waited_for(monkeypatch):
    silence = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: silence.wait(20))
    with pytest.raises(TooSlow):
        numbers_of(read_target("http://silent.example/"), Deadline(0.05))
    silence.set()
