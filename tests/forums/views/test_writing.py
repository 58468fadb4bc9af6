"""Writing, with scripts off: preview by submit, quotes, edits, warnings, and the same form sent twice."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import PostState
from forums.models import Board, Post, Topic
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, reply_to, topic_on
from tests.factories.pd_events import EventFactory
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db
TOKEN = "0b5d7b8e-8f5e-4b41-9a63-1f0f6a1d2c3b"


def words(**more):
    return {"kind": "question", "title": "Who has tried it?", "text": "Tell me.\r\n\r\nAll of it.", "token": TOKEN, **more}


def test_a_teacher_starts_a_topic_about_a_training(client_for, teacher):
    board, tag, event = BoardFactory(), TopicFactory(), EventFactory(title="Reading by the river")
    browser = client_for(teacher)
    page = browser.get(f"/forums/{board.slug}/new/?about=event-{event.pk}").content.decode()
    assert "Reading by the river" in page
    assert "announcement" not in page
    made = browser.post(f"/forums/{board.slug}/new/", words(tags=[tag.slug], about=f"event-{event.pk}"))
    topic = Topic.objects.get()
    assert made.url == f"/forums/topics/{topic.pk}/#post-1"
    assert (topic.subject, list(topic.tags.all()), topic.posts.get().text) == (event, [tag], "Tell me.\n\nAll of it.")
    assert browser.post(f"/forums/{board.slug}/new/", words()).url == made.url, "sent twice, it stands once"
    assert Post.objects.count() == 1


def test_a_preview_shows_the_words_and_sends_nothing(client_for, teacher):
    topic = topic_on()
    page = client_for(teacher).post(f"/forums/topics/{topic.pk}/reply/", {"text": "So **loud**.", "token": TOKEN, "preview": "1"})
    assert "<strong>loud</strong>" in page.content.decode()
    assert TOKEN in page.content.decode()
    assert topic.posts.count() == 1


def test_a_quote_needs_no_script(client_for, teacher):
    topic = topic_on(text="One line.\n\n> older words\n\nAnother.")
    browser = client_for(teacher)
    page = browser.get(f"/forums/topics/{topic.pk}/reply/?quote=1").content.decode()
    assert "&gt; One line.\n&gt;\n&gt;\n&gt; Another." in page.replace("&gt; \n", "&gt;\n")
    browser.post(f"/forums/topics/{topic.pk}/reply/", {"text": "> One line.\n\nYes.", "quoted": "1"})
    assert topic.posts.get(seq=2).quoted == topic.posts.get(seq=1)
    for nonsense in ("0", "x", "9" * 40, "-1"):
        assert browser.get(f"/forums/topics/{topic.pk}/reply/?quote={nonsense}").status_code == 200


def test_words_that_may_tell_of_a_student_are_asked_about_and_sent_once_confirmed(client_for, teacher):
    topic = topic_on(title="Help")
    browser, address = client_for(teacher), f"/forums/topics/{topic.pk}/reply/"
    telling = {"text": "Jamie in grade 4 has an IEP."}
    page = browser.post(address, telling).content.decode()
    assert "Take it out, or say that it tells of no student." in page
    digest = page.split('name="looked_at" value="')[1].split('"')[0]
    assert browser.post(address, {"text": "Jamie in grade 5 has an IEP.", "looked_at": digest}).status_code == 200
    assert browser.post(address, {**telling, "looked_at": digest}).status_code == 302
    assert topic.posts.count() == 2


def test_a_new_topic_is_asked_about_with_its_title(client_for, teacher):
    board = BoardFactory()
    address, telling = f"/forums/{board.slug}/new/", words(title="Jamie in grade 4 and the IEP")
    page = client_for(teacher).post(address, telling).content.decode()
    digest = page.split('name="looked_at" value="')[1].split('"')[0]
    assert client_for(teacher).post(address, {**telling, "looked_at": digest}).status_code == 302


def test_errors_stand_beside_their_field_and_keep_what_was_written(client_for, teacher):
    browser = client_for(teacher)
    page = browser.post(f"/forums/{BoardFactory().slug}/new/", words(text="  ", title="")).content.decode()
    assert page.count("This field is required.") == 2
    assert "Write something first." in page
    reply_to(topic := topic_on(), teacher, "The same.")
    page = browser.post(f"/forums/topics/{topic.pk}/reply/", {"text": "The same."}).content.decode()
    assert "You have written the same words a moment ago." in page
    assert ">\nThe same.</textarea>" in page


def test_on_a_board_where_moderators_read_first_the_author_is_told_so(client_for, teacher):
    board = BoardFactory(is_moderated=True)
    page = client_for(teacher).post(f"/forums/{board.slug}/new/", words(), follow=True).content.decode()
    assert "until then you alone see it" in page
    assert Post.objects.get().state == PostState.WAITING


def test_an_author_edits_and_everybody_sees_what_it_said_before(client_for, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher, "We meet on Monday.")
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        browser = client_for(teacher)
        assert "We meet on Monday." in browser.get(f"/forums/posts/{post.pk}/edit/").content.decode()
        assert browser.post(f"/forums/posts/{post.pk}/edit/", {"text": "We meet on Friday."}).status_code == 302
    page = client_for(teacher_elsewhere).get(f"/forums/posts/{post.pk}/history/").content.decode()
    assert "<del>" in page
    assert "Monday" in page
    assert client_for(teacher_elsewhere).get(f"/forums/posts/{post.pk}/edit/").status_code == 404


def test_deleting_asks_first(client_for, teacher):
    topic = topic_on()
    post = reply_to(topic, teacher)
    browser = client_for(teacher)
    assert "Delete it" in browser.get(f"/forums/posts/{post.pk}/delete/").content.decode()
    assert again(post).state == PostState.SHOWN
    assert browser.post(f"/forums/posts/{post.pk}/delete/").url == topic.get_absolute_url()
    assert again(post).state == PostState.DELETED
    own = topic_on(author=teacher)
    assert browser.post(f"/forums/posts/{own.posts.get().pk}/delete/").url == own.board.get_absolute_url()


def test_whoever_keeps_boards_opens_and_changes_them(client_for, district_administrator, own_district, teacher):
    browser = client_for(district_administrator)
    facts = {"name": "Staff room", "description": "Between ourselves.", "audience": "district", "district": own_district.pk,
             "is_open": "on", "position": "5", "addresses": f"{teacher.email}\n"}  # fmt: skip
    assert browser.post("/forums/boards/new/", facts).url == "/forums/staff-room/"
    board = Board.objects.get()
    assert (board.district, list(board.moderators.all())) == (own_district, [teacher])
    assert teacher.email in browser.get("/forums/staff-room/edit/").content.decode()
    page = browser.post("/forums/staff-room/edit/", {**facts, "addresses": "nobody@here.example"}).content.decode()
    assert "Nobody here has the address nobody@here.example." in page
    page = browser.post("/forums/staff-room/edit/", {**facts, "district": ""}).content.decode()
    assert "Choose the district whose board this is." in page or browser.get("/forums/staff-room/").status_code == 200
    browser.post("/forums/staff-room/edit/", {**facts, "name": "Teachers’ room"})
    assert again(board).name == "Teachers’ room"
    assert client_for(member(Role.CONSORTIUM_ADMINISTRATOR)).get("/forums/staff-room/edit/").status_code == 404
    assert client_for(teacher).get("/forums/boards/new/").status_code == 404


def test_nobody_sees_another_districts_forms(client_for, teacher_elsewhere, own_district):
    topic = topic_on(district_board(own_district))
    browser = client_for(teacher_elsewhere)
    for address in (f"/forums/{topic.board.slug}/new/", f"/forums/topics/{topic.pk}/reply/"):
        assert browser.get(address).status_code == browser.post(address, words()).status_code == 404
