"""Files without scripts, and served to readers alone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from forums.models import PostFile
from tests.factories.files import picture_upload
from tests.factories.forums import BoardFactory, district_board, picture_on, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_picture_is_sent_with_a_reply_and_stands_below_it(client_for, teacher, teacher_elsewhere):
    topic, browser = topic_on(), client_for(teacher)
    address = f"/forums/topics/{topic.pk}/reply/"
    refused = browser.post(address, {"text": "Look.", "file": picture_upload(), "alt": ""}).content.decode()
    assert "Say in a few words what the picture shows" in refused
    assert browser.post(address, {"text": "Look.", "file": picture_upload(), "alt": "A board"}).status_code == 302
    file = PostFile.objects.get()
    page = client_for(teacher_elsewhere).get(topic.get_absolute_url()).content.decode()
    assert f'src="/forums/files/{file.pk}/preview/"' in page
    assert 'alt="A board"' in page
    picture = client_for(teacher_elsewhere).get(f"/forums/files/{file.pk}/")
    assert picture["Content-Type"] == "image/jpeg"
    assert "sandbox" in picture["Content-Security-Policy"]
    assert Image.open(io.BytesIO(b"".join(picture.streaming_content))).size == (480, 640)


def test_a_topic_begins_with_a_file_which_is_saved_and_not_shown(client_for, teacher):
    facts = {"kind": "discussion", "title": "Plan", "text": "Here.", "file": SimpleUploadedFile("Our plan.pdf", b"%PDF-1.7")}
    client_for(teacher).post(f"/forums/{BoardFactory().slug}/new/", facts)
    file = client_for(teacher).get(f"/forums/files/{PostFile.objects.get().pk}/")
    assert file["Content-Disposition"] == 'attachment; filename="Our plan.pdf"'
    assert client_for(teacher).get(f"/forums/files/{PostFile.objects.get().pk}/preview/").status_code == 404


def test_files_are_added_and_removed_on_a_page_of_their_own(client_for, teacher):
    post, browser = reply_to(topic_on(), teacher), client_for(teacher)
    address = f"/forums/posts/{post.pk}/files/"
    assert "no kind of file" in browser.post(address, {"file": SimpleUploadedFile("x.exe", b"MZ\x00"), "alt": ""}).content.decode()
    assert browser.post(address, {"file": picture_upload(), "alt": "A board"}).url == address
    file = post.files.get()
    assert "Remove" in browser.get(address).content.decode()
    assert "Remove it" in browser.get(f"/forums/files/{file.pk}/remove/").content.decode()
    assert post.files.exists()
    assert browser.post(f"/forums/files/{file.pk}/remove/").url == address
    assert not post.files.exists()


def test_nobody_opens_a_file_of_a_post_that_they_do_not_read(
    client_for, client, teacher_elsewhere, consortium_administrator, own_district
):
    file = picture_on(post_on(district_board(own_district)))
    outsiders = (client, client_for(teacher_elsewhere))
    for browser in outsiders:
        for address in (f"/forums/files/{file.pk}/", f"/forums/files/{file.pk}/preview/", f"/media/{file.file.name}"):
            assert browser.get(address).status_code == 404, address


TELLING = "Jayden_Smith_IEP_grade4.pdf"


def digest_in(page):
    return page.split('name="looked_at" value="')[1].split('"')[0]


def test_a_files_name_that_may_tell_of_a_student_is_asked_about_and_sent_once_confirmed(client_for, teacher):
    topic, browser = topic_on(), client_for(teacher)
    address = f"/forums/topics/{topic.pk}/reply/"
    page = browser.post(address, {"text": "Look.", "file": SimpleUploadedFile(TELLING, b"%PDF-1.7")}).content.decode()
    assert "Change that, or say that it tells of no student." in page
    assert topic.posts.count() == 1
    facts = {"text": "Look.", "file": SimpleUploadedFile(TELLING, b"%PDF-1.7"), "looked_at": digest_in(page)}
    assert browser.post(address, facts).status_code == 302
    assert PostFile.objects.get().post == topic.posts.get(seq=2)


def test_a_file_that_is_added_is_asked_about_on_its_page(client_for, teacher):
    post, browser = reply_to(topic_on(), teacher), client_for(teacher)
    address = f"/forums/posts/{post.pk}/files/"
    facts = {"alt": "Jayden's IEP, grade 4"}
    page = browser.post(address, {**facts, "file": picture_upload()}).content.decode()
    assert "Change that, or say that it tells of no student. Then choose the file again." in page
    assert not post.files.exists()
    assert browser.post(address, {**facts, "file": picture_upload(), "looked_at": digest_in(page)}).url == address
    edit = f"/forums/posts/{post.pk}/edit/"
    page = browser.post(edit, {"text": "Changed words."}).content.decode()
    assert browser.post(edit, {"text": "Changed words.", "looked_at": digest_in(page)}).status_code == 302
