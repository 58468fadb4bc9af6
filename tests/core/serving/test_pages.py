from clearinghouse.core.serving.pages import clean


def scope(query=b"", headers=()):
    return {"type": "http", "query_string": query, "headers": list(headers)}


def test_raw_bytes_in_a_query_become_percent_signs():
    assert clean(scope("q=früh&page=2%20".encode()))["query_string"] == b"q=fr%C3%BCh&page=2%20"
    assert clean(scope(b"q=\xff"))["query_string"] == b"q=%FF"


def test_a_plain_query_stays_as_it_is():
    assert clean(scope(b"q=a+b&c=%C3%BC"))["query_string"] == b"q=a+b&c=%C3%BC"


def test_header_names_that_would_pass_for_a_proxys_are_dropped():
    kept = clean(scope(headers=[(b"x_forwarded_proto", b"https"), (b"x-forwarded-proto", b"http")]))["headers"]
    assert kept == [(b"x-forwarded-proto", b"http")]
