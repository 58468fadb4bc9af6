"""The board of challenges as people see it."""

import pytest

from clearinghouse.challenges.models import Backing
from clearinghouse.districts.models import District
from forums.enums import BoardAudience
from tests.factories.challenges import BackingFactory, ChallengeFactory
from tests.factories.forums import BoardFactory, district_board, topic_on

pytestmark = pytest.mark.django_db


def text_of(browser, address="/forums/challenges/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_public_sees_how_many_share_a_challenge_and_the_talk_that_is_open_to_all(client, own_district, other_district):
    challenge = BackingFactory(challenge__name="Late bus", district=own_district).challenge
    topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=challenge, title="Who shares a van?")
    topic_on(district_board(own_district), subject=challenge, title="Between ourselves")
    page = text_of(client)
    assert f"<strong>1</strong> of {District.objects.belonging().count()}" in page
    assert "Who shares a van?" in page
    assert "1 topic<" in page
    assert "Between ourselves" not in page
    assert "Ours too, says" not in page
    assert "/forums/challenges/" in text_of(client, "/forums/")


def test_an_administrator_says_ours_too_on_the_board_itself(client_for, district_administrator, own_district):
    challenge = ChallengeFactory()
    browser = client_for(district_administrator)
    assert f"Ours too, says {own_district}" in text_of(browser)
    answer = browser.post(f"/challenges/{challenge.slug}/back/", {"district": own_district.pk, "next": "/forums/challenges/"})
    assert answer.headers["Location"] == "/forums/challenges/"
    assert Backing.objects.get().district == own_district
    page = text_of(browser)
    assert "Yours too" in page
    assert "Ours too, says" not in page


def test_where_nobody_has_said_anything_a_member_begins(client, client_for, teacher):
    challenge = ChallengeFactory()
    assert f"/forums/?about=challenge-{challenge.pk}" in text_of(client_for(teacher))
    assert "nothing yet" in text_of(client)


def test_an_empty_list_says_what_comes_next(client):
    assert "No challenge is listed yet" in text_of(client)
