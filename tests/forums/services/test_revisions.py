"""Moderators take earlier words of a post out of its history."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.errors import NothingToDecide, Recused
from forums.models import Revision
from forums.services.editing import edit_post
from forums.services.revisions import take_out_version
from tests.factories.districts import member
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def edited(teacher):
    post = reply_to(topic_on(), teacher, "Planted words.")
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        return edit_post(post, text="Kinder words.", actor=teacher)


def test_words_that_are_taken_out_are_read_by_nobody_but_moderators_until_they_are_let_back(
    edited, moderator, teacher_elsewhere, client_for
):
    address = f"/forums/posts/{edited.pk}/history/"
    reader, keeper = client_for(teacher_elsewhere), client_for(moderator)
    assert "Planted" in reader.get(address).content.decode()
    keeper.post(f"{address}1/hide/")
    for browser in (reader, client_for(edited.author)):
        page = browser.get(address).content.decode()
        assert "Planted" not in page
        assert "A moderator has taken these words out." in page
    assert "Planted" in keeper.get(address).content.decode()
    assert not Revision.objects.visible_to(teacher_elsewhere).exists()
    assert again(edited).text == "Kinder words."
    keeper.post(f"{address}1/show/")
    assert "Planted" in reader.get(address).content.decode()


def test_the_same_twice_and_what_is_not_there_is_said(edited, moderator):
    with pytest.raises(NothingToDecide):
        take_out_version(edited, 2, is_hidden=True, actor=moderator)
    take_out_version(edited, 1, is_hidden=True, actor=moderator)
    with pytest.raises(NothingToDecide):
        take_out_version(edited, 1, is_hidden=True, actor=moderator)


def test_only_moderators_who_may_decide_take_words_out(edited, moderator, teacher, teacher_elsewhere, own_district):
    for person in (teacher, teacher_elsewhere):
        with pytest.raises(NotAllowed):
            take_out_version(edited, 1, is_hidden=True, actor=person)
    with pytest.raises(Recused):
        take_out_version(edited, 1, is_hidden=True, actor=member(Role.MODERATOR, district=own_district))
    assert not Revision.objects.filter(is_hidden=True).exists()
