"""What was answered, for host and files."""

import pytest

from pd_events.selectors.answers import answers_on, given_by, questions_of, tallies, words_of
from pd_events.services.answers import write_answers
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, QuestionFactory, ask

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_answers_take_two_queries_however_many_people(number, own_district, django_assert_num_queries) -> None:
    date = EventDateFactory(capacity=9)
    food = QuestionFactory(event=date.event, kind="choices", choices=["Soup", "Salad", "Bread"])
    QuestionFactory(event=date.event)
    rows = [ask(date, member(district=own_district)) for _ in range(number)]
    for row in rows:
        write_answers(row, given={food.pk: ["Soup", "Bread"]}, actor=row.person)
    with django_assert_num_queries(2):
        asked = questions_of(date.event)
        found = answers_on(rows)
        first, second = tallies(asked, found)
    assert (first.answered, first.counts) == (number, [("Soup", number), ("Salad", 0), ("Bread", number)])
    assert second.answered == 0
    assert words_of(asked, found[rows[0].pk]) == ["Soup, Bread", ""]
    assert given_by(rows[0]) == {food.pk: ["Soup", "Bread"]}
