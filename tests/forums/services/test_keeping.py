"""Files that were chosen for what is not sent yet."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.errors import LooksLikeStudents, TooManyFiles, TooManyKept
from forums.models import BegunFile, Draft, PostFile
from forums.services import keeping, personal
from forums.services.drafts import Begun, discard_draft, save_draft
from forums.services.files import MOST_FILES, Brought
from forums.services.keeping import MOST_KEPT, forget_abandoned, keep_file, settle_files
from forums.services.merging import merge_topics
from forums.uploads import taken
from tests.factories.districts import member
from tests.factories.files import picture_upload
from tests.factories.forums import reply_to, topic_on

pytestmark = pytest.mark.django_db


def plan(name="plan.pdf"):
    return Brought(taken(SimpleUploadedFile(name, b"%PDF-1.7")))


@pytest.fixture
def token():
    return uuid.uuid4()


def names_of(*files):
    return [stored.name for file in files for stored in (file.file, file.preview) if stored]


def test_what_was_kept_stands_below_the_post_that_is_sent_by_its_token(
    teacher, teacher_elsewhere, token, django_capture_on_commit_callbacks
):
    kept = [keep_file(Brought(taken(picture_upload()), "A board"), token, actor=teacher), keep_file(plan(), token, actor=teacher)]
    keep_file(plan("theirs.pdf"), token, actor=teacher_elsewhere)
    keep_file(plan("other form.pdf"), uuid.uuid4(), actor=teacher)
    names, topic = names_of(*kept), topic_on()
    with django_capture_on_commit_callbacks(execute=True):
        post = reply_to(topic, teacher, token=token, files=(plan("last.pdf"),))
    assert [str(file) for file in post.files.all()] == ["IMG 0042.jpg", "plan.pdf", "last.pdf"]
    assert names_of(*post.files.all())[:3] == names, "nothing is copied"
    assert all(default_storage.exists(name) for name in names)
    assert [str(file) for file in BegunFile.objects.order_by("name")] == ["other form.pdf", "theirs.pdf"]
    picture = post.files.first()
    assert (picture.alt, picture.width, picture.height, picture.size) == ("A board", 360, 480, kept[0].size)


def test_a_second_sending_by_the_token_adds_nothing_and_keeps_nothing(teacher, token):
    keep_file(plan(), token, actor=teacher)
    topic = topic_on()
    first, second = (reply_to(topic, teacher, "Words.", token=token, files=(plan("last.pdf"),)) for _ in range(2))
    assert first == second
    assert PostFile.objects.filter(post=first).count() == 2
    assert keep_file(plan(), token, actor=teacher) is None
    assert not BegunFile.objects.exists()


def test_what_a_rule_refuses_keeps_its_files(teacher, token):
    kept = keep_file(plan("Jayden_Smith_IEP_grade4.pdf"), token, actor=teacher)
    with pytest.raises(LooksLikeStudents):
        reply_to(topic_on(), teacher, token=token)
    assert BegunFile.objects.get() == kept
    assert not PostFile.objects.exists()


def test_a_picture_says_what_it_shows_before_it_is_sent(teacher, teacher_elsewhere, token):
    picture = keep_file(Brought(taken(picture_upload())), token, actor=teacher)
    with pytest.raises(ValidationError):
        reply_to(topic_on(), teacher, token=token)
    settle_files(token, leave=(), shows={picture.pk: "Planted"}, actor=teacher_elsewhere)
    assert BegunFile.objects.get().alt == ""
    settle_files(token, leave=(), shows={picture.pk: " A   board "}, actor=teacher)
    assert reply_to(topic_on(), teacher, token=token).files.get().alt == "A board"


def test_what_is_left_out_is_gone_for_its_author_alone(teacher, teacher_elsewhere, token, django_capture_on_commit_callbacks):
    kept = keep_file(plan(), token, actor=teacher)
    with django_capture_on_commit_callbacks(execute=True):
        settle_files(token, leave={kept.pk}, shows={}, actor=teacher_elsewhere)
        settle_files(uuid.uuid4(), leave={kept.pk}, shows={}, actor=teacher)
    assert default_storage.exists(kept.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        settle_files(token, leave={kept.pk}, shows={}, actor=teacher)
    assert not BegunFile.objects.exists()
    assert not default_storage.exists(kept.file.name)


def test_a_form_holds_a_few_and_so_does_what_is_sent(teacher, token):
    for _ in range(MOST_FILES):
        keep_file(plan(), token, actor=teacher)
    with pytest.raises(TooManyFiles):
        keep_file(plan(), token, actor=teacher)
    with pytest.raises(TooManyFiles):
        reply_to(topic_on(), teacher, token=token, files=(plan(),))


def test_a_person_keeps_twenty_and_what_they_left_behind_makes_room(teacher, teacher_elsewhere, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_KEPT", 2)
    assert MOST_KEPT == 20
    draft = save_draft(topic_on(), Begun("Words", uuid.uuid4()), actor=teacher)
    keep_file(plan("in a draft.pdf"), draft.token, actor=teacher)
    keep_file(plan("left behind.pdf"), uuid.uuid4(), actor=teacher)
    assert keep_file(plan(), uuid.uuid4(), actor=teacher_elsewhere)
    with pytest.raises(TooManyKept):
        keep_file(plan(), uuid.uuid4(), actor=teacher)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        keep_file(plan("new.pdf"), uuid.uuid4(), actor=teacher)
    assert {str(file) for file in BegunFile.objects.filter(author=teacher)} == {"in a draft.pdf", "new.pdf"}


@pytest.mark.parametrize("deed", ["thrown away", "emptied", "topic gone", "person gone"])
def test_files_go_with_their_draft(deed, teacher, token, django_capture_on_commit_callbacks):
    topic = topic_on()
    kept = keep_file(plan(), token, actor=teacher)
    draft = save_draft(topic, Begun("", token), actor=teacher)
    assert str(draft) == "No words yet", "a file alone is a draft too"
    with django_capture_on_commit_callbacks(execute=True):
        if deed == "thrown away":
            discard_draft(draft, actor=teacher)
        elif deed == "emptied":
            save_draft(topic, Begun("", uuid.uuid4()), actor=teacher)
        elif deed == "topic gone":
            topic.delete()
        else:
            personal.erase(teacher)
    assert not Draft.objects.exists()
    assert not BegunFile.objects.exists()
    assert not default_storage.exists(kept.file.name)


def test_an_account_takes_its_files_along(teacher, token, django_capture_on_commit_callbacks):
    kept = keep_file(plan(), token, actor=teacher)
    with django_capture_on_commit_callbacks(execute=True):
        teacher.delete()
    assert not default_storage.exists(kept.file.name)


def test_drafts_that_become_one_keep_the_files_of_both(teacher):
    source, target = topic_on(), topic_on()
    for topic in (source, target):
        draft = save_draft(topic, Begun("Words", uuid.uuid4()), actor=teacher)
        keep_file(plan(), draft.token, actor=teacher)
    merge_topics(source, target, actor=member(Role.MODERATOR))
    assert BegunFile.objects.under(teacher, Draft.objects.get().token).count() == 2


def test_what_nobody_comes_back_to_is_removed_after_thirty_days(teacher, token, django_capture_on_commit_callbacks):
    draft = save_draft(topic_on(), Begun("Words", uuid.uuid4()), actor=teacher)
    stays, goes = keep_file(plan(), draft.token, actor=teacher), keep_file(plan(), token, actor=teacher)
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert forget_abandoned() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False), django_capture_on_commit_callbacks(execute=True):
        assert forget_abandoned() == 1
    assert BegunFile.objects.get() == stays
    assert not default_storage.exists(goes.file.name)


def test_they_are_seen_by_their_author_and_in_nobody_elses_export(teacher, teacher_elsewhere, public, token):
    kept = keep_file(plan(), token, actor=teacher)
    assert [person for person in (teacher, teacher_elsewhere, public) if kept in BegunFile.objects.visible_to(person)] == [teacher]
    assert personal.export(teacher)["files_with_drafts"] == ["plan.pdf"]
    assert personal.export(teacher_elsewhere)["files_with_drafts"] == []
