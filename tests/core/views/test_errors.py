import pytest
from django.template.loader import render_to_string
from django.test import Client

from clearinghouse.core.views import errors


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "500.html"])
def test_error_pages_ask_nothing_of_the_database(template):
    """Without the django_db mark any query fails."""
    page = render_to_string(template, {"site_name": "Tributary", "message": "Try <again>.", "status": 400})
    assert "Tributary" in page
    assert "<again>" not in page


def test_a_failure_tells_nothing_of_itself(settings):
    settings.ROOT_URLCONF = "tests.core.urls"
    answer = Client(raise_request_exception=False).get("/broken/", headers={"cookie": "sessionid=x"})
    assert answer.status_code == 500
    assert "secret detail" not in answer.text


@pytest.mark.django_db
def test_a_name_that_is_not_ours_gets_a_clear_answer(pages, client):
    answer = client.get("/page/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert errors.NOT_OUR_NAME in answer.text
    assert "evil.example" not in answer.text


@pytest.mark.django_db
def test_sending_too_much_gets_a_clear_answer(pages, client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = client.post("/store/", "text=" + "x" * 200, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert errors.SENT_TOO_MUCH in answer.text


@pytest.mark.django_db
def test_sending_too_many_fields_gets_a_clear_answer(pages, client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    assert client.post("/store/", {"a": 1, "b": 2, "c": 3}).status_code == 413


@pytest.mark.django_db
def test_a_form_without_its_token_gets_a_clear_answer(pages):
    answer = Client(enforce_csrf_checks=True).post("/store/", {"text": "a"})
    assert answer.status_code == 403
    assert errors.STALE_FORM in answer.text


@pytest.mark.django_db
def test_permission_denied_has_its_page(pages, client):
    assert client.get("/denied/").status_code == 403
