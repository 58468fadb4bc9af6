"""Who is signed in, read by a query that is built once."""

import pytest

from clearinghouse.accounts.backends import Backend

pytestmark = pytest.mark.django_db


def test_it_finds_the_person_of_a_number_in_one_query(teacher, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert Backend().get_user(str(teacher.pk)) == teacher


def test_nobody_is_found_whose_account_is_closed_or_was_never_there(teacher) -> None:
    teacher.is_active = False
    teacher.save()
    assert Backend().get_user(teacher.pk) is None
    assert Backend().get_user(0) is None
    assert Backend().get_user(10**25) is None
