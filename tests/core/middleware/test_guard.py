import pytest

from clearinghouse.core.middleware.guard import UNSTORABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


@pytest.mark.parametrize("path", ["/page/%00", "/page/?q=a%00b", "/page/?%00=1"])
def test_a_nul_in_the_address_gets_a_clear_answer(path, client):
    answer = client.get(path)
    assert answer.status_code == 400
    assert UNSTORABLE in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_nul_in_a_cookie_gets_a_clear_answer(client):
    client.cookies["sessionid"] = r'"\000abc"'
    assert client.get("/page/", headers={"cookie": r'sessionid="\000abc"'}).status_code == 400


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", None], ids=["urlencoded", "multipart"])
def test_a_nul_in_a_form_gets_a_clear_answer(content_type, client):
    if content_type:
        answer = client.post("/store/", "text=a%00b", content_type=content_type)
    else:
        answer = client.post("/store/", {"text": "a\0b"})
    assert answer.status_code == 400
    assert UNSTORABLE in answer.text


@pytest.mark.parametrize("query", ["q=%ED%A0%80", "q=%FF%FE", "q=%F0%9F%98%80", "%", "q=" + "x" * 10_000])
def test_odd_text_in_a_query_is_answered(query, client):
    assert client.get(f"/page/?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/surrogate/", "/nul/"])
def test_text_that_the_database_refuses_gets_a_clear_answer(path, client):
    answer = client.get(path)
    assert answer.status_code == 400
    assert UNSTORABLE in answer.text


def test_a_rule_that_no_view_answered_for_is_told(client):
    answer = client.get("/rule/")
    assert answer.status_code == 400
    assert "Seats are gone. Choose another date." in answer.text


def test_forbidden_looks_like_unknown(client):
    hidden, unknown = client.get("/hidden/"), client.get("/nowhere/")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content


@pytest.mark.parametrize("number", ["-1", "0", "abc", "999999", "9" * 400, "1.5", "²", "1e3", " 4 "])
def test_a_page_that_is_not_there_is_said_so(number, client):
    answer = client.get("/list/", {"page": number})
    assert answer.status_code == 404
    assert "This list has pages 1 to 3." in answer.text
