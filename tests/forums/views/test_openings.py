"""Reading a closed board for an hour, with scripts off."""

import pytest

from clearinghouse.districts.enums import Role
from forums.models import BoardOpening
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on

pytestmark = pytest.mark.django_db
ADDRESS = "/forums/moderation/opened/"


def test_a_board_is_opened_read_and_closed_by_its_district(client_for, own_district, teacher, district_administrator):
    browser = client_for(member(Role.CONSORTIUM_ADMINISTRATOR, first_name="Rosa", last_name="Tiller"))
    post = post_on(district_board(own_district), teacher, title="Between ourselves", text="Planted words.")
    board = post.topic.board
    assert browser.get(board.get_absolute_url()).status_code == 404
    page = browser.post(ADDRESS, {"address": "/forums/nothing/", "reason": "A complaint."}).content.decode()
    assert "No closed board has this address" in page
    page = browser.post(ADDRESS, {"address": board.get_absolute_url(), "reason": "A complaint."}, follow=True).content.decode()
    assert "Between ourselves" in page
    opened = f"{ADDRESS}{BoardOpening.objects.get().pk}/"
    page = browser.get(f"{opened}topics/{post.topic_id}/").content.decode()
    assert "Planted words." in page
    assert "/reply/" not in page
    for address in (board.get_absolute_url(), post.topic.get_absolute_url(), post.get_absolute_url()):
        assert browser.get(address).status_code == 404, "the board's own pages stay closed"
    assert browser.get(f"{opened}topics/{post_on(BoardFactory()).topic_id}/").status_code == 404
    for other in (member(Role.CONSORTIUM_ADMINISTRATOR), teacher, district_administrator):
        assert client_for(other).get(opened).status_code == 404
    keeper = client_for(district_administrator)
    page = keeper.get(board.get_absolute_url()).content.decode()
    assert "<strong>Rosa Tiller</strong>: A complaint." in page
    assert "Rosa Tiller" not in client_for(teacher).get(board.get_absolute_url()).content.decode()
    keeper.post(f"{opened}end/")
    for address in (opened, f"{opened}topics/{post.topic_id}/"):
        assert browser.get(address).status_code == 404


def test_who_opens_no_boards_finds_no_page_for_it(client_for, teacher, district_administrator):
    for person in (teacher, district_administrator, member(Role.MODERATOR)):
        assert client_for(person).get(ADDRESS).status_code == 404
