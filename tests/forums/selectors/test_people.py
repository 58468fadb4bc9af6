"""Who writes, and whom they name."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.models import Board
from forums.selectors.people import candidates_in, named_in, place_of, readers_of
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, shared_board

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Rosa Tiller says", ["Rosa Tiller says", "Rosa Tiller"]),
        ("(@Rosa Tiller.)", ["Rosa Tiller"]),
        ("@Mary-Jo O’Neil", ["Mary-Jo O’Neil"]),
        ("@rosa", []),
        ("rosa@school Tiller", []),
        ("@@Rosa Tiller", []),
    ],
)
def test_what_could_be_a_name_stands_after_an_at(text, names):
    assert candidates_in(text) == names


def test_a_text_names_a_few_people_at_most():
    assert len(candidates_in(" ".join(f"@Rosa Tiller{chr(97 + n)}," for n in range(20)))) == 10


def test_only_readers_of_the_board_are_named_in_any_case_and_all_of_one_name(own_district, django_assert_num_queries):
    rosas = {member(district=own_district, first_name="Rosa", last_name="Tiller").pk for _ in range(2)}
    member(first_name="Kit", last_name="Marlowe")
    own = district_board(own_district)
    with django_assert_num_queries(1):
        found = named_in("@rosa tiller and @Kit Marlowe and @No One", board=own)
    assert {name: set(pks) for name, pks in found.items()} == {"rosa tiller": rosas}
    board = Board(audience=BoardAudience.MEMBERS)
    with django_assert_num_queries(0):
        assert named_in("Nobody at all", board=board) == {}


def test_readers_of_a_board_are_those_who_read_it(own_district, other_district, teacher, coordinator, teacher_elsewhere, outsider):
    def among(board) -> set[object]:
        return set(readers_of(board)) & {teacher, coordinator, teacher_elsewhere, outsider}

    assert among(BoardFactory()) == {teacher, coordinator, teacher_elsewhere}
    assert among(BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER)) == {teacher, teacher_elsewhere}
    assert among(district_board(own_district)) == {teacher, coordinator}
    assert among(shared_board(own_district, other_district)) == {teacher, coordinator, teacher_elsewhere}
    for person in (teacher, coordinator, teacher_elsewhere):
        for board in Board.objects.all():
            assert (person in readers_of(board)) == Board.objects.visible_to(person).filter(pk=board.pk).exists()


def test_a_person_without_a_place_stands_nowhere(outsider):
    assert place_of(outsider, BoardFactory()).role_words == ""
