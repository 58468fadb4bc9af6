"""Reading mail: what people's programs send, and any bytes at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.inbound.mails import MOST_BYTES, Incoming, TooLarge, read_mail
from tests.forums.inbound.corpus import CASES
from tests.forums.inbound.letters import OURS, OWN, WHO, nested, part, parts, plain

PIECES = [
    b"From: a@b.example\r\n", b"Subject: =?utf-8?q?=FF?=\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"\r\n", b"--x\r\n", b"--x--\r\n",
    b"Content-Type: text/html; charset=utf-16\r\n", b"Content-Type: text/plain; charset*=x''%ff; format=flowed\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n", b"=?x?b?!?=", b"\xff\xfe\x00", b"> ", b"On 3/3/26 09:10, x wrote:\n", b"<div><p>", "\u200f\u202b".encode(), b"\x00", b"Content-Type: message/rfc822\r\n",
    b"Message-ID: <\xe9>\r\n", b"Authentication-Results: x; dmarc\r\n", b"-- \n", b"Words.",
]  # fmt: skip


def test_there_are_more_than_a_hundred_mails_each_with_a_name_of_its_own():
    assert len(CASES) >= 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_writers_own_words_are_found(case):
    mail = read_mail(case.raw)
    assert mail.is_automatic == (case.words is None)
    assert mail.words == (case.words or "")


def test_who_wrote_to_whom_is_read_in_small_letters():
    mail = read_mail(plain(OWN, headers={"From": f"Rosa <{WHO.upper()}>", "Delivered-To": "Box@forums.example"}))
    assert mail.senders == (WHO,)
    assert mail.recipients == (OURS, "box@forums.example")
    assert (mail.message_id, mail.identity) == ("<m1@coldmarl.example>", "<m1@coldmarl.example>")


@pytest.mark.parametrize(
    "sender", [f"{WHO}, b@x.example", f'"{WHO}" <b@x.example>', f"{WHO}<b@x.example>", f"b@x.example\r\nFrom: {WHO}"]
)
def test_a_sender_that_looks_like_two_is_two(sender):
    assert len(read_mail(plain(OWN, headers={"From": sender})).senders) == 2


def test_a_mail_without_a_name_is_known_by_its_bytes():
    raw = plain(OWN).replace(b"Message-ID", b"X-No")
    assert read_mail(raw).identity == read_mail(raw).identity
    assert read_mail(raw).identity != read_mail(raw + b" ").identity


def test_only_a_report_of_failure_says_that_a_letter_did_not_arrive():
    found = {case.name: read_mail(case.raw).is_undelivered for case in CASES}
    assert [name for name, said in found.items() if said] == ["a report of delivery"]


@given(st.one_of(st.binary(max_size=2000), st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=40).map(b"".join)))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_without_an_error(raw):
    mail = read_mail(raw)
    assert isinstance(mail, Incoming)
    assert "\0" not in mail.words
    mail.words.encode()


@given(st.sampled_from(CASES), st.integers(0, 5000), st.binary(max_size=8))
@settings(max_examples=300, deadline=None)
def test_a_mail_that_was_damaged_on_its_way_is_read_without_an_error(case, place, junk):
    read_mail(case.raw[:place] + junk + case.raw[place:])


def deep(depth: int) -> bytes:
    inside = part(OWN)
    for number in range(depth):
        inside = nested("multipart/mixed", inside, mark=f"m{number}")
    return parts("multipart/mixed", inside)


BIG = {
    "too many bytes": plain("x" * (MOST_BYTES + 1)),
    "a head without end": b"X-Long: " + b"a" * 900_000,
    "a thousand parts": parts("multipart/mixed", *[part("x")] * 1000),
    "nested deep": deep(200),
    "mails in mails": b"Content-Type: message/rfc822\r\n\r\n" * 20_000,
    "headers without end": parts("multipart/mixed", b"a: b\r\n" * 150_000 + part("x")),
}
SLOW = {
    "one line": plain("x" * 900_000),
    "empty lines": plain("\n" * 450_000),
    "quoted lines": plain("> a\n\nb\n" * 60_000),
    "introductions": plain("On 3/3/26 09:10 " * 50_000 + "wrote:"),
    "heads of mails": plain("From: a\n" * 4_900),
    "marks of direction": plain("\u200f" * 300_000),
    "tags": plain("<p>a" * 200_000, kind="text/html"),
    "open tags": plain("<div>" * 180_000, kind="text/html"),
    "links": plain("<a href='http://x.example'>" * 30_000 + "x", kind="text/html"),
    "comments": plain("<!--" * 200_000, kind="text/html"),
    "names": plain(OWN, headers={"Subject": "=?utf-8?q?=41?= " * 3000}),
    "addresses": plain(OWN, headers={"To": "a@b.example," * 4000}),
    "no letters": plain("A" * 700_000, encoding="base64", charset="ascii"),
}


@pytest.mark.parametrize("name", BIG)
def test_what_no_person_sends_is_refused_at_once(name):
    began = time.process_time()
    with pytest.raises(TooLarge):
        read_mail(BIG[name])
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", SLOW)
def test_what_is_made_to_take_long_does_not(name):
    began = time.process_time()
    read_mail(SLOW[name])
    assert time.process_time() - began < 1
