"""Boards: made, and changed."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.errors import NobodyOfThatAddress
from forums.models import Board
from forums.services.boards import create_board, update_board
from forums.signals import board_changed
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board

pytestmark = pytest.mark.django_db


def facts(**more):
    return {"name": "Buses", "description": "Late ones.", "audience": BoardAudience.MEMBERS, **more}


def test_administrators_of_the_consortium_open_boards_for_it(consortium_administrator, teacher):
    board = create_board(facts=facts(), moderators=[f" {teacher.email.upper()}", ""], actor=consortium_administrator)
    assert (board.slug, list(board.moderators.all())) == ("buses", [teacher])
    assert create_board(facts=facts(), actor=consortium_administrator).slug == "buses-2"
    assert create_board(facts=facts(name="Topics"), actor=consortium_administrator).slug == "topics-2", "no page's address is taken"


def test_a_districts_administrators_open_boards_of_their_own_and_share_them(district_administrator, own_district, other_district):
    own = create_board(facts=facts(audience=BoardAudience.DISTRICT, district=own_district), actor=district_administrator)
    shared = create_board(
        facts=facts(audience=BoardAudience.DISTRICTS, district=own_district, districts=[other_district]),
        actor=district_administrator,
    )
    assert own.district == own_district
    assert set(shared.districts.all()) == {own_district, other_district}


@pytest.mark.parametrize("audience", BoardAudience.values)
def test_nobody_opens_a_board_that_is_not_theirs_to_keep(audience, teacher, other_district, district_administrator):
    asked = facts(audience=audience, district=other_district, role=Role.TEACHER)
    for person in (teacher, district_administrator, member(Role.MODERATOR)):
        with pytest.raises(NotAllowed):
            create_board(facts=asked, actor=person)
    if audience in (BoardAudience.DISTRICT, BoardAudience.DISTRICTS):
        with pytest.raises(NotAllowed):
            create_board(facts=asked, actor=member(Role.CONSORTIUM_ADMINISTRATOR))


def test_a_board_changes_within_what_the_person_keeps_and_search_is_told(
    consortium_administrator, own_district, district_administrator
):
    heard = []
    board_changed.connect(lambda board_id, **_: heard.append(board_id), weak=False, dispatch_uid="test")
    board = BoardFactory()
    changed = update_board(board, facts=facts(audience=BoardAudience.ROLE, role=Role.TEACHER), actor=consortium_administrator)
    board_changed.disconnect(dispatch_uid="test")
    assert (changed.audience, changed.role, changed.slug, heard) == (BoardAudience.ROLE, Role.TEACHER, board.slug, [board.pk])
    own = district_board(own_district)
    with pytest.raises(NotAllowed):
        update_board(own, facts=facts(audience=BoardAudience.PUBLIC), actor=district_administrator)
    with pytest.raises(NotAllowed):
        update_board(own, facts=facts(), actor=member(Role.CONSORTIUM_ADMINISTRATOR))


def test_a_board_that_is_not_whole_is_not_stored(consortium_administrator):
    for wrong in (facts(name=""), facts(audience=BoardAudience.ROLE)):
        with pytest.raises(ValidationError):
            create_board(facts=wrong, actor=consortium_administrator)
    with pytest.raises(NobodyOfThatAddress, match=r"nobody@here\.example"):
        create_board(facts=facts(), moderators=["nobody@here.example"], actor=consortium_administrator)
    assert not Board.objects.exists()
