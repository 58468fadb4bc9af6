"""What is asked of words before they are sent."""

import logging

import pytest

from clearinghouse.resources.student_data import digest_of
from forums.errors import LooksLikeStudents
from forums.services.checks import look_for_students

pytestmark = pytest.mark.django_db

TELLING = "Jamie in grade 4 has an IEP, what do I do?"


def test_words_that_may_tell_of_a_student_are_stopped_until_somebody_has_looked(caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(LooksLikeStudents) as no:
        look_for_students(["Help", TELLING], known=[], looked_at="")
    assert "Jamie" not in no.value.message
    assert "Jamie" not in caplog.text
    look_for_students(["Help", TELLING], known=[], looked_at=digest_of("Help", TELLING))
    with pytest.raises(LooksLikeStudents):
        look_for_students(["Help", TELLING + " Tomorrow."], known=[], looked_at=digest_of("Help", TELLING))


def test_names_of_districts_and_of_colleagues_are_nobodys(own_district):
    look_for_students([f"In {own_district.name} grade 4 reads at noon."], known=[], looked_at="")
    look_for_students(["@Rosa Tiller, how is grade 4?"], known=["Rosa Tiller"], looked_at="")
    with pytest.raises(LooksLikeStudents):
        look_for_students(["@Rosa Tiller, how is grade 4?"], known=[], looked_at="")
