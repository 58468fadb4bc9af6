"""The log of moderators, as a page and for a spreadsheet."""

import pytest

from clearinghouse.districts.enums import Role
from forums.services.moderating import hide_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_moderators_read_what_was_done_narrow_it_and_take_it_along(client_for, teacher):
    moderator = member(Role.MODERATOR, first_name="=SUM(A1)", last_name="Tiller")
    browser, talk = client_for(moderator), topic_on(title="+1 for buses")
    assert "Nothing yet" in browser.get("/forums/moderation/log/").content.decode()
    hide_post(reply_to(talk, teacher), reason="=cmd|' /C calc'!A0", actor=moderator)
    page = browser.get("/forums/moderation/log/").content.decode()
    assert "Post taken down" in page
    assert "+1 for buses" in page
    narrowed = f"?board={talk.board_id}&action=post.shown&since="
    assert "Nothing like this" in browser.get(f"/forums/moderation/log/{narrowed}").content.decode()
    answer = browser.get("/forums/moderation/log.csv")
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert text.splitlines()[0] == "When,Who,What,About,Board,Reason"
    assert "'=SUM(A1) Tiller" in text
    assert "'=cmd" in text
    assert len(browser.get(f"/forums/moderation/log.csv{narrowed}").content.decode().splitlines()) == 1


def test_who_moderates_nothing_finds_no_log(client_for, teacher):
    BoardFactory()
    for address in ("/forums/moderation/log/", "/forums/moderation/log.csv"):
        assert client_for(teacher).get(address).status_code == 404
