import gzip

import pytest
from django.core.cache import caches
from django.test import Client

from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.models import ContentVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def test_a_second_visitor_gets_the_page_that_was_made_for_the_first(client, pages):
    first, second = client.get("/page/"), Client().get("/page/")
    assert first.content == second.content
    assert pages == ["/page/"]


def test_a_kept_page_costs_one_query(client, django_assert_num_queries):
    client.get("/page/")
    with django_assert_num_queries(1):
        client.get("/page/")


def test_a_kept_page_has_every_header_of_the_first(client):
    first, second = client.get("/page/"), client.get("/page/")
    assert second.headers == first.headers
    assert "default-src 'none'" in second["Content-Security-Policy"]
    assert {"Permissions-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy"} <= set(second.headers)


def test_a_change_makes_every_page_anew(client, pages, django_capture_on_commit_callbacks):
    client.get("/page/")
    with django_capture_on_commit_callbacks(execute=True):
        content_changed()
    assert b"at 1" in client.get("/page/").content
    assert len(pages) == 2


def test_a_page_made_while_a_change_commits_is_not_kept_under_the_new_number(client, monkeypatch):
    from tests.core import urls

    made = urls.page

    def slow(request):
        response = made(request)
        ContentVersion.bump()
        return response

    monkeypatch.setattr(urls.urlpatterns[0], "callback", slow)
    client.get("/page/")
    monkeypatch.undo()
    assert b"page 2" in client.get("/page/").content


@pytest.mark.parametrize("path", ["/form/", "/cookie/", "/session/", "/private/", "/language/", "/large/", "/account/page/"])
def test_what_is_made_for_one_person_is_never_kept(path, pages):
    for _ in range(2):
        Client().get(path)
    assert len(pages) == 2


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"cookie": "theme=dark"}, {"authorization": "Bearer x"}, {"range": "bytes=0-1"}]
)
def test_whoever_brings_something_personal_gets_a_page_of_their_own(headers, client, pages):
    client.get("/page/")
    client.get("/page/", headers=headers)
    assert len(pages) == 2
    assert b"page 1" in Client().get("/page/").content


def test_a_visitor_who_once_saw_a_form_shares_pages(client, pages):
    client.cookies["csrftoken"] = "a" * 32
    client.get("/page/")
    Client().get("/page/")
    assert len(pages) == 1


@pytest.mark.parametrize(
    "other",
    [{"path": "/page/?q=1"}, {"headers": {"accept-encoding": "gzip"}}, {"headers": {"hx-request": "true"}}, {"secure": True},
     {"headers": {"host": "localhost"}}],
    ids=str,
)  # fmt: skip
def test_pages_that_differ_are_kept_apart(other, client, pages):
    client.get("/page/")
    client.get(**{"path": "/page/", **other})
    assert len(pages) == 2


def test_a_compressed_page_stays_compressed(client):
    for _ in range(2):
        response = client.get("/page/", headers={"accept-encoding": "br, gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert gzip.decompress(response.content).startswith(b"page 1")


def test_a_browser_that_has_the_page_gets_a_few_bytes(client, pages):
    for headers in ({}, {"accept-encoding": "gzip"}):
        first = client.get("/page/", headers=headers)
        again = client.get("/page/", headers={**headers, "if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "no-cache"
    changed = client.get("/page/", headers={"if-none-match": '"other"'})
    assert changed.status_code == 200


def test_a_page_made_anew_with_the_same_content_keeps_its_tag(client):
    first = client.get("/list/", headers={"accept-encoding": "gzip"})
    caches["pages"].clear()
    again = client.get("/list/", headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_flood_of_addresses_keeps_memory_bounded(client):
    for number in range(600):
        client.get(f"/page/?flood={number}")
    assert len(caches["pages"]._cache) <= 500


def test_a_very_long_address_is_answered_and_not_kept(client, pages):
    for _ in range(2):
        assert client.get("/page/?q=" + "x" * 10_000).status_code == 200
    assert len(pages) == 2


def test_a_cache_that_has_lost_everything_loses_no_page(client, pages):
    client.get("/page/")
    caches["pages"].clear()
    assert client.get("/page/").status_code == 200
    assert len(pages) == 2


@pytest.mark.parametrize("accepted", ["gzip", "identity"])
@pytest.mark.parametrize("path", ["/page/", "/list/", "/large/", "/private/", "/cookie/"])
def test_who_asks_for_the_head_alone_gets_that_of_the_page(path, accepted, client):
    for _ in range(2):
        head, whole = (ask(path, headers={"accept-encoding": accepted}) for ask in (client.head, client.get))
        assert (head.status_code, head.content) == (200, b"")
        del head["Content-Length"], whole["Content-Length"]  # pages that are not kept count themselves
        assert head.headers == whole.headers


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_whose_head_was_asked_for_is_kept_whole(method, client, pages):
    head = client.head("/page/")
    again = getattr(client, method)("/page/")
    assert head.headers == again.headers
    assert int(head["Content-Length"]) > 500
    assert client.head("/page/", headers={"if-none-match": head["ETag"]}).status_code == 304
    assert len(pages) == 1


def test_a_compressed_page_is_tagged_weakly_for_its_bytes_differ_each_time(client):
    plain, packed = (client.get("/page/", headers={"accept-encoding": accepted})["ETag"] for accepted in ("identity", "gzip"))
    assert plain.startswith('"')
    assert packed.startswith('W/"')


def test_caches_on_the_way_are_told_what_a_page_depends_on(client):
    for address in ("/districts/", "/search/?q=reading"):
        told = client.get(address)
        assert {"Accept-Encoding", "Cookie"} == set(told["Vary"].split(", "))
        assert told["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_only_reading_is_answered_from_what_is_kept(method, client, pages):
    client.get("/page/")
    getattr(client, method)("/page/")
    assert len(pages) == 2
