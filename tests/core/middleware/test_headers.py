import pytest
from django.http import HttpResponse

from clearinghouse.core.middleware.headers import HeadersMiddleware

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pages")]


def test_nobody_but_its_reader_keeps_the_page_of_somebody_with_a_session(client):
    assert client.get("/page/", headers={"cookie": "sessionid=x"})["Cache-Control"] == "private, no-cache"
    assert client.get("/session/", headers={"cookie": "sessionid=x"})["Cache-Control"] == "private, no-cache"


def test_a_page_that_says_itself_how_long_it_holds_is_believed(client):
    assert "no-store" in client.get("/private/", headers={"cookie": "sessionid=x"})["Cache-Control"]


def test_only_the_cms_may_run_scripts_that_stand_in_its_pages(client):
    assert "unsafe-inline" not in client.get("/page/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in client.get("/cms/login/")["Content-Security-Policy"]


def test_no_page_may_use_camera_or_place(client):
    assert "camera=()" in client.get("/page/")["Permissions-Policy"]


def test_the_editor_may_frame_a_preview_and_no_other_site_may(rf) -> None:
    def preview(request):
        response = HttpResponse()
        response.headers["Content-Security-Policy"] = "frame-ancestors 'none'; script-src 'self'"
        response.headers["X-Frame-Options"] = "DENY"
        return response

    shown = HeadersMiddleware(preview)(rf.get("/cms/pages/3/edit/preview/"))
    assert shown.headers["Content-Security-Policy"] == "frame-ancestors 'self'; script-src 'self'"
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    page = HeadersMiddleware(preview)(rf.get("/library/"))
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'none'; script-src 'self'"
