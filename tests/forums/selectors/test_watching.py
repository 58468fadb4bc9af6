"""The lists of words that moderators watch for."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import WatchedAction
from forums.readers import VISITOR, reader_of
from forums.selectors.watching import lists_for, places_kept
from forums.services.watching import watch_for
from tests.factories.districts import MembershipFactory, member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", [1, 3])
def test_a_person_finds_the_lists_of_their_boards(words, own_district, district_administrator, django_assert_num_queries):
    moderator = member(Role.MODERATOR)
    for number in range(words):
        watch_for([f"word {number}"], action=WatchedAction.ASK, district=None, actor=moderator)
    watch_for(["ours"], action=WatchedAction.ASK, district=own_district, actor=district_administrator)
    MembershipFactory(user=moderator, district=own_district, roles=[Role.DISTRICT_ADMINISTRATOR])
    reader = reader_of(moderator)
    with django_assert_num_queries(2):
        ours, own = lists_for(reader, places_kept(reader))
    assert (ours.heading, len(ours.words)) == ("On the consortium’s boards", words)
    assert (own.heading, [str(word) for word in own.words]) == ("On the boards of Alder Creek", ["ours"])
    assert places_kept(reader_of(district_administrator)) == [own_district]


def test_others_keep_none(teacher):
    for reader in (VISITOR, reader_of(teacher)):
        assert places_kept(reader) == []
        assert lists_for(reader, []) == []
