"""Pictures and documents below posts."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.resources.student_data import digest_of
from forums.enums import PostState, WatchedAction, What
from forums.errors import LookAgain, LooksLikeStudents, NotTaken, TooLateToEdit, TooManyFiles
from forums.models import Post, PostFile, TopicEvent
from forums.services.files import MOST_FILES, Brought, add_file, remove_file
from forums.services.looked_over import texts_of_files
from forums.services.moderating import purge_post, set_topic
from forums.services.watching import watch_for
from forums.uploads import taken
from tests.factories.districts import member
from tests.factories.files import picture_upload
from tests.factories.forums import BoardFactory, again, district_board, picture_on, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_file_comes_with_a_post_or_is_added_to_it(teacher):
    brought = Brought(taken(picture_upload()), alt="  A   board ")
    post = reply_to(topic_on(), teacher, files=(brought,))
    file = post.files.get()
    assert (file.alt, file.name, file.size) == ("A board", "IMG 0042.jpg", len(brought.file.content))
    assert (file.width, file.height) == (360, 480)
    assert default_storage.open(file.file.name).read() == brought.file.content
    assert "IMG" not in file.file.name
    events = TopicEvent.objects.count()
    add_file(post, brought, actor=teacher)
    assert TopicEvent.objects.order_by("number")[events].what == What.CHANGED


def test_a_post_holds_a_few_and_a_picture_says_what_it_shows(teacher):
    post = reply_to(topic_on(), teacher)
    with pytest.raises(ValidationError):
        add_file(post, Brought(taken(picture_upload())), actor=teacher)
    for _ in range(MOST_FILES):
        picture_on(post)
    with pytest.raises(TooManyFiles):
        picture_on(post)
    assert post.files.count() == MOST_FILES


def test_only_the_author_changes_files_and_only_as_long_as_the_words(teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher)
    file, brought = picture_on(post), Brought(taken(picture_upload()), "A board")
    with pytest.raises(NotAllowed):
        add_file(post, brought, actor=teacher_elsewhere)
    with pytest.raises(NotAllowed):
        remove_file(file, actor=teacher_elsewhere)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        with pytest.raises(TooLateToEdit):
            add_file(post, brought, actor=teacher)
        with pytest.raises(TooLateToEdit):
            remove_file(file, actor=teacher)


def test_where_a_moderator_reads_first_a_file_is_looked_at_too(teacher):
    post = post_on(BoardFactory(is_moderated=True), teacher)
    Post.objects.update(state=PostState.SHOWN)
    post.topic.__class__.objects.update(state=PostState.SHOWN, shown_seq=1)
    picture_on(post)
    assert again(post).state == PostState.WAITING


def test_a_file_that_is_added_is_looked_over_as_words_are(teacher, caplog):
    post = reply_to(topic_on(), teacher)
    planted = Brought(taken(SimpleUploadedFile("Jayden_Smith_IEP_grade4.pdf", b"%PDF-1.7")))
    with caplog.at_level(logging.DEBUG), pytest.raises(LooksLikeStudents) as no:
        add_file(post, planted, actor=teacher)
    assert "Jayden" not in no.value.message + caplog.text
    assert not post.files.exists()
    assert add_file(post, planted, actor=teacher, looked_at=digest_of(*texts_of_files([planted])))
    other = Brought(planted.file, "Another")
    with pytest.raises(LooksLikeStudents):
        add_file(post, other, actor=teacher, looked_at=digest_of(*texts_of_files([planted])))


@pytest.mark.parametrize("action", WatchedAction)
def test_a_word_that_is_watched_for_is_found_in_what_a_picture_shows(action, teacher):
    post = reply_to(topic_on(), teacher)
    watch_for(["wretched"], action=action, district=None, actor=member(Role.MODERATOR))
    brought = Brought(taken(picture_upload()), "A wretched board")
    if action == WatchedAction.WAIT:
        add_file(post, brought, actor=teacher)
        assert again(post).state == PostState.WAITING
        return
    with pytest.raises(NotTaken if action == WatchedAction.REFUSE else LookAgain):
        add_file(post, brought, actor=teacher)
    if action == WatchedAction.ASK:
        add_file(post, brought, actor=teacher, sure=digest_of(*texts_of_files([brought])))
        assert again(post).state == PostState.SHOWN


@pytest.mark.parametrize("deed", ["removed", "purged"])
def test_what_is_taken_away_is_gone_from_the_storage(deed, teacher, django_capture_on_commit_callbacks):
    post = reply_to(topic_on(), teacher)
    file = picture_on(post)
    names = [file.file.name, file.preview.name]
    assert all(default_storage.exists(name) for name in names)
    with django_capture_on_commit_callbacks(execute=True):
        if deed == "purged":
            purge_post(post, actor=member(Role.MODERATOR))
        else:
            remove_file(file, actor=teacher)
    assert not PostFile.objects.exists()
    assert not any(default_storage.exists(name) for name in names)


def test_a_file_is_there_for_whoever_reads_the_post_now(teacher, teacher_elsewhere, own_district, public):
    post = reply_to(topic_on(), teacher_elsewhere)
    file = picture_on(post)
    readers = [person for person in (teacher, teacher_elsewhere, public) if file in PostFile.objects.visible_to(person)]
    assert readers == [teacher, teacher_elsewhere]
    both = member(Role.DISTRICT_ADMINISTRATOR, Role.MODERATOR, district=own_district)
    set_topic(post.topic, is_locked=False, is_pinned=False, board=district_board(own_district), actor=both)
    readers = [person for person in (teacher, teacher_elsewhere, public) if file in PostFile.objects.visible_to(person)]
    assert readers == [teacher], "files follow their topic to another board"
    Post.objects.filter(pk=post.pk).update(state=PostState.HIDDEN)
    assert file not in PostFile.objects.visible_to(teacher)
