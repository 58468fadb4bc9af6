"""Pictures and documents from the site itself: for those who may see something that uses them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import FileUse, PracticePage
from tests.factories.files import document, document_block, image, picture_block
from tests.factories.resources import library, link_page, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def each_committed(committed: Any) -> Any:
    """`with each_committed():` is a transaction of its own: what it leaves to be done is not taken for what the next one does."""

    @contextmanager
    def commit() -> Iterator[None]:
        connection.run_on_commit.clear()
        with committed():
            yield

    return commit


def practice_with(*blocks: dict[str, Any], **fields: Any) -> PracticePage:
    return published(PracticePage(title="Quizzes", summary="In short.", body=json.dumps(blocks), **fields))


def small(picture: Any) -> str:
    return picture.get_rendition("width-100").url


def answers(browser: Any, address: str) -> int:
    return browser.get(address).status_code


def test_a_picture_of_a_public_page_is_for_everybody_and_asked_about_once(client, committed, django_assert_num_queries) -> None:
    with committed():
        picture = image()
        practice_with(picture_block(picture))
    address = small(picture)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    with django_assert_num_queries(2):  # the version of all content, for the picture and for who may see it
        assert client.get(address, headers={"if-modified-since": answer.headers["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize("make", [picture_block, document_block])
def test_a_file_of_a_page_for_members_is_for_members(make, client, client_for, teacher, outsider, curator) -> None:
    file = image() if make is picture_block else document()
    practice_with(make(file), audience=Audience.MEMBERS)
    address = small(file) if make is picture_block else file.url
    assert [answers(browser, address) for browser in (client, client_for(outsider))] == [404, 404]
    answer = client_for(teacher).get(address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-cache")
    assert answers(client_for(curator), address) == 200


def test_a_file_of_one_district_is_for_that_district(client, client_for, teacher, teacher_elsewhere, own_district) -> None:
    plan = document()
    link_page("Plan", document=plan, audience=Audience.DISTRICT, district=own_district)
    assert [answers(browser, plan.url) for browser in (client, client_for(teacher_elsewhere), client_for(teacher))] == [
        404,
        404,
        200,
    ]


def test_when_a_page_closes_its_files_close_at_once(client, client_for, teacher, each_committed) -> None:
    with each_committed():
        picture, plan = image(), document()
        page = practice_with(picture_block(picture), document_block(plan))
    addresses = [small(picture), plan.url]
    assert [answers(client, address) for address in addresses] == [200, 200]
    with each_committed():
        page = PracticePage.objects.get(pk=page.pk)
        page.audience = Audience.MEMBERS
        page.save_revision().publish()
    assert [answers(client, address) for address in addresses] == [404, 404]
    assert [answers(client_for(teacher), address) for address in addresses] == [200, 200]
    with each_committed():
        page.unpublish()
    assert [answers(client_for(teacher), address) for address in addresses] == [404, 404]


def test_a_draft_shows_its_new_picture_to_editors_alone_and_takes_none_from_the_page(
    client, client_for, teacher, in_cms, curator, each_committed
) -> None:
    old, new = image("old"), image("new")
    page = practice_with(picture_block(old))
    page.body = json.dumps([picture_block(new)])
    draft = page.save_revision()
    assert [answers(client, small(old)), answers(client, small(new))] == [200, 404]
    assert answers(client_for(teacher), small(new)) == 404
    assert answers(in_cms(curator), small(new)) == 200
    with each_committed():
        draft.publish()
    assert [answers(client, small(old)), answers(client, small(new))] == [404, 200]


def test_a_file_on_a_public_page_stays_open_though_a_closed_page_uses_it_too(client) -> None:
    plan = document()
    link_page("Plan", document=plan)
    practice_with(document_block(plan), audience=Audience.MEMBERS)
    assert answers(client, plan.url) == 200


def test_a_document_named_in_running_text_goes_by_the_page_too(client) -> None:
    hidden, shown = document("hidden"), document("shown")
    practice_with({"type": "paragraph", "value": f'<a linktype="document" id="{shown.pk}">plan</a>'})
    practice_with(
        {"type": "paragraph", "value": f'<a linktype="document" id="{hidden.pk}">plan</a>'}, audience=Audience.MEMBERS, slug="b"
    )
    assert [answers(client, shown.url), answers(client, hidden.url)] == [200, 404]


def test_what_nothing_uses_and_what_was_uploaded_are_for_editors(client, client_for, teacher, in_cms, curator) -> None:
    picture, plan = image(), document()
    page = practice_with(picture_block(picture))
    loose = image("loose")
    for address in (small(loose), plan.url, f"/media/{picture.file.name}"):
        assert [answers(client, address), answers(client_for(teacher), address)] == [404, 404]
        assert answers(in_cms(curator), address) == 200
    page.delete()
    assert answers(client, small(picture)) == 404


def test_a_document_answers_to_its_own_name_alone(client) -> None:
    plan = document()
    link_page("Plan", document=plan)
    answer = client.get(plan.url)
    assert (answer.getvalue(), answer.headers["Content-Type"]) == (b"a plan", "text/plain")
    assert plan.filename in answer.headers["Content-Disposition"]
    assert answers(client, f"/documents/{plan.pk}/other.txt") == 404
    assert answers(client, f"/documents/{'9' * 18}/{plan.filename}") == 404


def test_what_lies_beside_the_pictures_or_is_gone_from_the_disk_is_not_found(client, uploads: Path) -> None:
    picture = image()
    practice_with(picture_block(picture))
    (uploads / "plan.txt").write_bytes(b"a plan")
    address = small(picture)
    (uploads / address.removeprefix("/media/")).unlink()
    names = (
        "/media/images/../plan.txt",
        "/media/plan.txt",
        "/media/images/",
        "/media/images/" + "x/" * 3_000 + "x",
        "/media/images/none.png",
    )
    assert [answers(client, name) for name in (*names, address)] == [404] * 6


def test_the_server_in_front_sends_the_file_once_the_site_has_said_yes(client, settings) -> None:
    settings.MEDIA_ACCEL = "/_uploads/"
    picture, plan = image(), document("a plan")
    link_page("Plan", document=plan)
    practice_with(picture_block(picture), audience=Audience.MEMBERS)
    answer = client.get(plan.url)
    assert answer.headers["X-Accel-Redirect"] == f"/_uploads/{plan.file.name}"
    assert answer.content == b""
    closed = client.get(small(picture))
    assert closed.status_code == 404
    assert "X-Accel-Redirect" not in closed.headers


def test_uses_are_written_down_anew_for_pages_that_were_there_before(client) -> None:
    plan = document()
    link_page("Plan", document=plan)
    FileUse.objects.all().delete()
    call_command("update_file_uses", verbosity=0)
    assert answers(client, plan.url) == 200
    assert library().is_descendant_of(library().get_root())
