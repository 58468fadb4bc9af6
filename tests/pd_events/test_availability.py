"""What is free for whom: the formula, by examples and by laws that hold for every room."""

import math

from hypothesis import given
from hypothesis import strategies as st

from pd_events.availability import Room, Share
from pd_events.enums import Skipped

ALDER, BIRCH, CEDAR = 1, 2, 3


def test_a_room_without_limit_has_room_for_everybody() -> None:
    assert Room(None, {ALDER: 500}).free(BIRCH) == math.inf


def test_a_room_without_seats_has_room_for_nobody() -> None:
    assert Room(0).free(ALDER) == 0


def test_a_reserve_is_kept_from_others_and_open_to_its_district() -> None:
    room = Room(5, {}, {ALDER: Share(reserve=2)})
    assert (room.free(ALDER), room.free(BIRCH), room.own(ALDER)) == (5, 3, 2)


def test_a_full_shared_pool_leaves_the_reserve() -> None:
    room = Room(5, {BIRCH: 3}, {ALDER: Share(reserve=2)})
    assert (room.free(ALDER), room.free(BIRCH), room.why_full(BIRCH)) == (2, 0, Skipped.RESERVED)


def test_a_cap_stops_a_district_while_seats_are_left() -> None:
    room = Room(5, {ALDER: 2}, {ALDER: Share(cap=2)})
    assert (room.free(ALDER), room.free(BIRCH), room.why_full(ALDER)) == (0, 3, Skipped.CAP)


def test_a_room_cut_below_its_use_takes_nobody() -> None:
    room = Room(2, {ALDER: 4}, {BIRCH: Share(reserve=1)})
    assert room.free(ALDER) == 0
    assert room.why_full(ALDER) == Skipped.FULL


rooms = st.builds(
    Room,
    st.one_of(st.none(), st.integers(0, 12)),
    st.dictionaries(st.integers(1, 4), st.integers(0, 5)),
    st.dictionaries(
        st.integers(1, 4),
        st.builds(
            lambda reserve, more: Share(reserve, None if more is None else reserve + more),
            st.integers(0, 4),
            st.none() | st.integers(0, 4),
        ),
    ),
)


@given(rooms, st.lists(st.integers(1, 4), max_size=40))
def test_whoever_comes_in_whatever_order_capacity_cap_and_reserve_hold(room: Room, comers: list[int]) -> None:
    promised = sum(max(room.used.get(one, 0), share.reserve) for one, share in room.shares.items())
    is_kept = room.capacity is None or promised + sum(n for one, n in room.used.items() if one not in room.shares) <= room.capacity
    used = dict(room.used)
    now = Room(room.capacity, used, room.shares)
    seated = [one for one in comers if now.free(one) >= 1 and not used.update({one: used.get(one, 0) + 1})]
    assert room.capacity is None or not seated or now.taken <= room.capacity or not is_kept
    for one, share in room.shares.items():
        assert share.cap is None or used.get(one, 0) <= max(share.cap, room.used.get(one, 0))
        if is_kept and one not in comers and room.capacity is not None:
            assert now.free(one) >= min(share.reserve - used.get(one, 0), share.cap or math.inf)
