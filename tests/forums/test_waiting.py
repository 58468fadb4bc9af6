"""What waits for a moderator, on the dashboard."""

import pytest

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import Role
from clearinghouse.districts.standing import standing_of
from forums.enums import FlagReason
from forums.services.flagging import flag_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def lines(person) -> set[str]:
    return {item.text for item in waiting_for(standing_of(person)).items if "post" in item.text}


def test_posts_to_read_and_reports_wait_for_those_who_moderate_the_board(teacher, own_district, district_administrator):
    moderator = member(Role.MODERATOR)
    post_on(BoardFactory(is_moderated=True), title="Buses")
    flag_post(reply_to(topic_on(title="Bells")), reason=FlagReason.UNKIND, actor=teacher)
    post_on(district_board(own_district, is_moderated=True), title="Between ourselves")
    assert lines(moderator) == {"New post in Buses", "Reported: a post in Bells"}
    assert lines(district_administrator) == {"New post in Between ourselves"}
    assert lines(teacher) == set()


def test_a_post_is_decided_on_in_place(client_for):
    moderator = member(Role.MODERATOR)
    post = post_on(BoardFactory(is_moderated=True))
    (item,) = [item for item in waiting_for(standing_of(moderator)).items if "post" in item.text]
    assert [deed.url for deed in item.deeds] == [f"/forums/posts/{post.pk}/show/", f"/forums/posts/{post.pk}/hide/"]
    client_for(moderator).post(item.deeds[0].url, {"next": "/dashboard/"})
    assert lines(moderator) == set()
