"""What waits for a moderator, on the dashboard."""

import pytest

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import Role
from clearinghouse.districts.standing import standing_of
from forums.enums import FlagReason
from forums.models import Decision, DutyWeek
from forums.selectors.rota import coming_monday, monday_of, today
from forums.services.appealing import appeal
from forums.services.flagging import flag_post
from forums.services.moderating import hide_post
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


def test_an_appeal_waits_for_another_than_who_decided(teacher):
    first, second = member(Role.MODERATOR), member(Role.MODERATOR)
    hide_post(reply_to(topic_on(), teacher), reason="No.", actor=first)
    appeal(Decision.objects.get(), text="Please.", actor=teacher)
    asked = "Somebody asks that another moderator look at a decision"
    assert asked in {item.text for item in waiting_for(standing_of(second)).items}
    for person in (first, teacher):
        assert asked not in {item.text for item in waiting_for(standing_of(person)).items}


def test_a_coming_week_without_anybody_waits_for_every_moderator_once_there_is_a_rota(teacher):
    moderator = member(Role.MODERATOR)

    def alarms(person) -> int:
        return len([item for item in waiting_for(standing_of(person)).items if "Nobody looks after" in item.text])

    assert alarms(moderator) == 0, "who is alone needs no rota"
    DutyWeek.objects.create(starts=monday_of(today()), moderator=moderator)
    assert (alarms(moderator), alarms(teacher)) == (1, 0)
    DutyWeek.objects.create(starts=coming_monday(), moderator=moderator)
    assert alarms(moderator) == 0
