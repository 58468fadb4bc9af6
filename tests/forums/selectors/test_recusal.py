"""Who leaves a decision to another moderator."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.readers import reader_of
from forums.selectors.recusal import OWN_DISTRICT, OWN_POST, OWN_REPORT, recusal_for
from forums.services.flagging import flag_post
from tests.factories.districts import member
from tests.factories.forums import district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


def why(person, post) -> str:
    return recusal_for(reader_of(person), post)


def test_nobody_decides_about_what_they_wrote_even_where_nobody_else_moderates(district_administrator, own_district):
    assert why(district_administrator, post_on(district_board(own_district), district_administrator)) == OWN_POST


def test_what_one_reported_oneself_is_for_another_where_there_is_one():
    moderator = member(Role.MODERATOR)
    post = reply_to(topic_on())
    flag_post(post, reason=FlagReason.OTHER, actor=moderator)
    assert why(moderator, post) == "", "nobody else could"
    member(Role.MODERATOR)
    assert why(moderator, post) == OWN_REPORT


def test_what_people_of_ones_own_district_wrote_for_all_is_for_a_moderator_of_another(teacher, own_district):
    moderator = member(Role.MODERATOR, district=own_district)
    post = reply_to(topic_on(), teacher)
    member(Role.MODERATOR, district=own_district)
    assert why(moderator, post) == "", "all moderators are of that district"
    other = member(Role.MODERATOR)
    assert why(moderator, post) == OWN_DISTRICT
    assert why(other, post) == ""
    assert why(moderator, reply_to(post.topic)) == ""


def test_a_district_decides_about_its_own_people_on_its_own_board(teacher, district_administrator, own_district):
    assert why(district_administrator, post_on(district_board(own_district), teacher)) == ""
