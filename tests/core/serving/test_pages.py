import asyncio

import pytest

from clearinghouse.core.serving.pages import SHORT_BODY_BYTES, clean, pages


def scope(query=b"", headers=()):
    return {"type": "http", "method": "POST", "path": "/", "http_version": "1.1", "query_string": query, "headers": list(headers)}


def of_length(length):
    return scope(headers=[(b"content-length", str(length).encode())])


def test_raw_bytes_in_a_query_become_percent_signs():
    assert clean(scope("q=früh&page=2%20".encode()))["query_string"] == b"q=fr%C3%BCh&page=2%20"
    assert clean(scope(b"q=\xff"))["query_string"] == b"q=%FF"


def test_a_plain_query_stays_as_it_is():
    assert clean(scope(b"q=a+b&c=%C3%BC"))["query_string"] == b"q=a+b&c=%C3%BC"


def test_header_names_that_would_pass_for_a_proxys_are_dropped():
    kept = clean(scope(headers=[(b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http")]))["headers"]
    assert kept == [(b"x-forwarded-proto", b"http")]


def echo(environ, start_response):
    """Answers with what it was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]


async def ask(application, asked, *parts):
    """What the application answers to a body that arrives in these parts; empty where it answers nothing."""
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts[:-1]]
    messages += [{"type": "http.request", "body": parts[-1]}] if parts[-1] is not None else [{"type": "http.disconnect"}]
    sent = []

    async def receive():
        return messages.pop(0)

    async def send(message):
        sent.append(message)

    await application(asked, receive, send)
    return b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize("length", [1, SHORT_BODY_BYTES, SHORT_BODY_BYTES + 1])
def test_a_body_comes_through_whole_however_long_and_in_however_many_parts(length):
    body = b"x" * length
    assert asyncio.run(ask(pages(echo, threads=1), of_length(length), body[: length // 2], body[length // 2 :])) == body


def test_whoever_goes_before_the_form_is_there_gets_no_answer_and_asks_nothing_of_the_site():
    def never(environ, start_response):
        raise AssertionError("half a form was taken for a whole one")

    assert asyncio.run(ask(pages(never, threads=1), of_length(10), b"name", None)) == b""


def test_a_form_that_arrives_slowly_holds_no_thread():
    async def story():
        application, rest = pages(echo, threads=1), asyncio.Event()

        async def slowly():
            await rest.wait()
            return {"type": "http.request", "body": b"slow"}

        sent = []

        async def send(message):
            sent.append(message.get("body", b""))

        slow = asyncio.create_task(application(of_length(4), slowly, send))
        await asyncio.sleep(0)
        assert await asyncio.wait_for(ask(application, of_length(5), b"quick"), 5) == b"quick"
        rest.set()
        await slow
        return b"".join(sent)

    assert asyncio.run(story()) == b"slow"
