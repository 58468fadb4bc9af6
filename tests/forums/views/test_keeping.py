"""A file that was chosen is not lost where the form comes back, without scripts."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.districts.enums import Role
from forums.enums import WatchedAction
from forums.models import BegunFile, Draft, PostFile
from forums.services.watching import watch_for
from tests.factories.districts import member
from tests.factories.files import picture_upload
from tests.factories.forums import BoardFactory, topic_on

pytestmark = pytest.mark.django_db


def pdf(name="plan.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7")


@pytest.fixture
def facts():
    return {"text": "Look.", "token": str(uuid.uuid4()), "alt": ""}


@pytest.fixture
def window(client_for, teacher):
    return client_for(teacher)


@pytest.fixture
def topic():
    return topic_on()


def reply_url(topic):
    return f"/forums/topics/{topic.pk}/reply/"


def page_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_preview_keeps_the_file_and_sending_attaches_it(window, topic, facts):
    page = page_of(window.post(reply_url(topic), {**facts, "file": pdf(), "preview": "1"}))
    assert "Kept with what you write" in page
    assert "<strong>plan.pdf</strong>" in page
    assert "Leave out plan.pdf" in page
    assert not PostFile.objects.exists()
    page = page_of(window.post(reply_url(topic), {**facts, "file": pdf("second.pdf"), "preview": "1"}))
    assert page.index("<strong>plan.pdf") < page.index("<strong>second.pdf")
    for _ in range(2):
        assert window.post(reply_url(topic), facts).status_code == 302
    assert topic.posts.count() == 2
    assert [str(file) for file in topic.posts.get(seq=2).files.all()] == ["plan.pdf", "second.pdf"]
    assert not BegunFile.objects.exists()


def test_a_new_topic_keeps_it_too_where_something_else_is_wrong(window, facts):
    address = f"/forums/{BoardFactory().slug}/new/"
    page = page_of(window.post(address, {**facts, "kind": "discussion", "title": "", "file": pdf()}))
    assert "error-summary" in page
    assert "Leave out plan.pdf" in page
    assert window.post(address, {**facts, "kind": "discussion", "title": "Plan"}).status_code == 302
    assert PostFile.objects.get().name == "plan.pdf"


def test_what_is_left_out_is_gone(window, topic, facts):
    window.post(reply_url(topic), {**facts, "file": pdf(), "preview": "1"})
    leave = {f"leave_{BegunFile.objects.get().pk}": "on"}
    page = page_of(window.post(reply_url(topic), {**facts, **leave, "preview": "1"}))
    assert "plan.pdf" not in page
    window.post(reply_url(topic), {**facts, **leave})
    assert not topic.posts.get(seq=2).files.exists()


def test_a_picture_without_words_is_kept_and_asked_about_beside_it(window, topic, facts):
    page = page_of(window.post(reply_url(topic), {**facts, "file": picture_upload()}))
    kept = BegunFile.objects.get()
    assert f'id="id_shows_{kept.pk}_error"' in page
    assert f'href="#id_shows_{kept.pk}"' in page
    assert "choose the picture again" not in page
    assert f'id="id_shows_{kept.pk}_error"' in page_of(window.post(reply_url(topic), facts)), "it is not sent without"
    leave = {f"leave_{kept.pk}": "on"}
    assert "error-summary" not in page_of(window.post(reply_url(topic), {**facts, **leave, "preview": "1"}))
    window.post(reply_url(topic), {**facts, "file": picture_upload(), "preview": "1"})
    assert window.post(reply_url(topic), {**facts, f"shows_{BegunFile.objects.get().pk}": "A board"}).status_code == 302
    assert PostFile.objects.get().alt == "A board"


def test_what_a_picture_shows_is_kept_with_it_and_can_be_said_otherwise(window, topic, facts):
    page = page_of(window.post(reply_url(topic), {**facts, "alt": "A bord", "file": picture_upload(), "preview": "1"}))
    name = f"shows_{BegunFile.objects.get().pk}"
    assert f'name="{name}" value="A bord"' in page
    assert 'name="alt" value="A bord"' not in page
    page = page_of(window.post(reply_url(topic), {**facts, name: "x" * 201, "preview": "1"}))
    assert f'id="id_{name}_error"' in page
    window.post(reply_url(topic), {**facts, name: "A board", "text": " "})
    assert BegunFile.objects.get().alt == "A board"


def digest_in(page, name):
    return page.split(f'name="{name}" value="')[1].split('"')[0]


@pytest.mark.parametrize("field", ["looked_at", "sure"])
def test_a_warning_keeps_the_file_and_is_confirmed_without_choosing_it_again(field, window, topic, facts):
    if field == "sure":
        watch_for(["wretched"], action=WatchedAction.ASK, district=None, actor=member(Role.MODERATOR))
        alt, name = "A wretched board", "board.jpg"
    else:
        alt, name = "A board", "Jayden_Smith_IEP_grade4.jpg"
    page = page_of(window.post(reply_url(topic), {**facts, "alt": alt, "file": picture_upload(name)}))
    kept = BegunFile.objects.get()
    sent = {**facts, f"shows_{kept.pk}": alt, field: digest_in(page, field)}
    other = page_of(window.post(reply_url(topic), {**sent, f"shows_{kept.pk}": f"{alt}, again"}))
    assert digest_in(other, field) != sent[field], "other words are looked at anew"
    assert window.post(reply_url(topic), sent).status_code == 302
    assert topic.posts.get(seq=2).files.count() == 1


def test_a_draft_keeps_files_and_shows_them_wherever_it_is_opened(window, topic, facts):
    draft = f"/forums/topics/{topic.pk}/draft/"
    assert "Only you see it" in page_of(window.post(draft, {**facts, "alt": "", "file": picture_upload()}, follow=True))
    kept = BegunFile.objects.get()
    for address in (reply_url(topic), topic.get_absolute_url()):
        page = page_of(window.get(address))
        assert "Leave out IMG 0042.jpg" in page
        assert "error-summary" not in page
    window.post(draft, {**facts, f"shows_{kept.pk}": "A board"})
    assert BegunFile.objects.get().alt == "A board"
    window.post(draft, {**facts, f"leave_{kept.pk}": "on"}, headers={"accept": "application/json"})
    assert BegunFile.objects.exists(), "what a script saves leaves nothing out: the person may still change their mind"
    window.post(reply_url(topic), {**facts, f"shows_{kept.pk}": "A board"})
    assert PostFile.objects.get().alt == "A board"
    assert not Draft.objects.exists()


def test_a_draft_of_a_new_topic_may_be_a_file_alone_and_is_thrown_away_with_it(window):
    board = BoardFactory()
    window.post(f"/forums/{board.slug}/draft/", {"text": "", "token": str(uuid.uuid4()), "file": pdf()})
    page = page_of(window.get("/forums/drafts/"))
    assert "No words yet" in page
    assert "· 1 file " in page
    assert "Leave out plan.pdf" in page_of(window.get(f"/forums/{board.slug}/new/"))
    window.post(f"/forums/drafts/{Draft.objects.get().pk}/delete/")
    assert not BegunFile.objects.exists()


def test_a_file_that_is_refused_is_said_and_the_words_are_saved(window, topic, facts):
    draft = f"/forums/topics/{topic.pk}/draft/"
    page = page_of(window.post(draft, {**facts, "file": SimpleUploadedFile("x.exe", b"MZ\x00")}, follow=True))
    assert "The file is not kept. This is no kind of file" in page
    assert Draft.objects.get().text == "Look."
    for _ in range(5):
        page = page_of(window.post(draft, {**facts, "file": pdf()}, follow=True))
    assert "The file is not kept. A post holds four files." in page
    assert BegunFile.objects.count() == 4
    assert topic.posts.count() == 1, "what cannot be kept is not sent instead"
    assert 'type="file"' not in page


def test_nobody_else_has_them_and_no_address_serves_them(
    client_for, client, window, teacher_elsewhere, consortium_administrator, topic, facts
):
    window.post(reply_url(topic), {**facts, "file": pdf("Planted.pdf"), "preview": "1"})
    kept = BegunFile.objects.get()
    others = [client_for(person) for person in (teacher_elsewhere, consortium_administrator)]
    for other in others:
        page = page_of(other.post(reply_url(topic), {**facts, f"leave_{kept.pk}": "on", "preview": "1"}))
        assert "Planted" not in page
        assert "Planted" not in page_of(other.get(topic.get_absolute_url()))
    for visitor in (*others, client, window):
        assert visitor.get(f"/media/{kept.file.name}").status_code == 404
        assert visitor.get(f"/forums/files/{kept.pk}/").status_code == 404
    assert BegunFile.objects.exists()
    others[0].post(reply_url(topic), facts)
    assert not PostFile.objects.exists()


def test_a_page_asks_for_kept_files_only_where_something_is_begun(window, topic, facts):
    def asked():
        with CaptureQueriesContext(connection) as caught:
            window.get(topic.get_absolute_url())
        return sum("forums_begunfile" in query["sql"] for query in caught.captured_queries)

    assert asked() == 0
    for number in (1, 3):
        for _ in range(number):
            window.post(f"/forums/topics/{topic.pk}/draft/", {**facts, "file": pdf()})
        assert asked() == 1


@pytest.mark.parametrize("token", ["", "x", "9" * 300])
def test_without_a_token_nothing_is_kept_and_nothing_breaks(token, window, topic):
    assert window.post(reply_url(topic), {"text": "", "token": token, "file": pdf()}).status_code == 200
    assert not BegunFile.objects.exists()
