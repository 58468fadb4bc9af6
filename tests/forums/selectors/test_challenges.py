"""The board of challenges: one voice a district, and the talk that each reader may read."""

import pytest

from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.models import District
from forums.enums import BoardAudience
from forums.readers import reader_of
from forums.selectors.challenges import challenge_board
from forums.selectors.subjects import type_of
from tests.factories.challenges import BackingFactory, ChallengeFactory
from tests.factories.districts import DistrictFactory
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db


def board_of(person, order=""):
    return challenge_board(person, reader_of(person), order)


def test_challenges_stand_in_the_order_that_is_asked_for(public, teacher):
    quiet, shared, talked = (ChallengeFactory(number=number) for number in (101, 102, 103))
    for _ in range(2):
        BackingFactory(challenge=shared)
    topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=talked)
    hidden = ChallengeFactory(number=1, is_shown=False)
    BackingFactory(challenge=hidden)
    orders = {order: [row.challenge.pk for row in board_of(public, order).rows] for order in ("", "support", "talk", "number", "x")}
    assert orders == {
        "": [shared.pk, quiet.pk, talked.pk],
        "support": [shared.pk, quiet.pk, talked.pk],
        "talk": [talked.pk, quiet.pk, shared.pk],
        "number": [quiet.pk, shared.pk, talked.pk],
        "x": [shared.pk, quiet.pk, talked.pk],
    }


def test_only_districts_that_belong_have_a_voice_and_each_has_one(public, own_district, other_district):
    challenge = ChallengeFactory()
    BackingFactory(challenge=challenge, district=own_district)
    BackingFactory(challenge=challenge, district=DistrictFactory(kind=DistrictKind.FORMER))
    board = board_of(public)
    assert (board.rows[0].backers, board.districts, board.rows[0].share) == (1, District.objects.belonging().count(), 50)


def test_each_counts_the_topics_that_they_may_read_and_sees_the_latest_of_them(public, teacher, teacher_elsewhere, own_district):
    challenge = ChallengeFactory()
    first = topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=challenge)
    topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=challenge)
    own = topic_on(district_board(own_district), subject=challenge)
    topic_on(BoardFactory(is_moderated=True), subject=challenge)
    assert [board_of(person).rows[0].topics for person in (public, teacher, teacher_elsewhere)] == [2, 3, 2]
    assert board_of(teacher).rows[0].latest == own
    reply_to(first)
    assert board_of(public).rows[0].latest == first


def test_an_administrator_of_one_district_may_say_ours_too_where_it_has_not(
    district_administrator, teacher, teacher_elsewhere, own_district
):
    backed, other = BackingFactory(district=own_district, challenge__number=101).challenge, ChallengeFactory(number=102)
    rows = {row.challenge.pk: row for row in board_of(district_administrator).rows}
    assert (rows[backed.pk].is_ours, rows[backed.pk].could) == (True, None)
    assert (rows[other.pk].is_ours, rows[other.pk].could) == (False, own_district)
    assert [(row.is_ours, row.could) for row in board_of(teacher).rows] == [(True, None), (False, None)]
    assert not any(row.is_ours for row in board_of(teacher_elsewhere).rows)


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_as_many_queries_however_many_there_are(many, public, district_administrator, django_assert_num_queries):
    for _ in range(many):
        challenge = BackingFactory().challenge
        topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=challenge)
        topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=challenge)
    type_of(challenge)
    for person, number in ((public, 4), (district_administrator, 6)):
        reader = reader_of(person)
        with django_assert_num_queries(number):
            challenge_board(person, reader)
