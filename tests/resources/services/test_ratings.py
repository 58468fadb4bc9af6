import pytest
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.errors import NothingRated
from clearinghouse.resources.models import Rating, RatingSummary
from clearinghouse.resources.services.ratings import forget_ratings, rate_resource, take_back_rating
from tests.factories.resources import practice_page
from tests.factories.voices import rated

pytestmark = pytest.mark.django_db


def counts_of(page) -> dict[str, list[int]]:
    return RatingSummary.objects.get(page=page).counts


def test_a_member_answers_once_and_changes_it(teacher) -> None:
    page = practice_page()
    rate_resource(page, answers={"clear": 4, "fits": 1}, actor=teacher)
    rate_resource(page, answers={"clear": 2}, actor=teacher)
    rating = Rating.objects.get()
    assert (rating.clear, rating.fits) == (2, None)
    assert counts_of(page)["clear"] == [0, 1, 0, 0]
    assert counts_of(page)["fits"] == [0, 0, 0, 0]


def test_taking_back_leaves_the_others(teacher) -> None:
    page = practice_page()
    rated(page, people=2, answer=4)
    rate_resource(page, answers={"easy": 1}, actor=teacher)
    take_back_rating(page, actor=teacher)
    take_back_rating(page, actor=teacher)
    assert counts_of(page)["easy"] == [0, 0, 0, 2]


@pytest.mark.parametrize("answers", [{}, {"clear": None}, {"unknown": 3}])
def test_nothing_is_no_rating(teacher, answers) -> None:
    with pytest.raises(NothingRated):
        rate_resource(practice_page(), answers=answers, actor=teacher)


@pytest.mark.parametrize("value", [5, -1])
def test_an_answer_that_is_none_is_refused(teacher, value) -> None:
    with pytest.raises(ValidationError):
        rate_resource(practice_page(), answers={"clear": value}, actor=teacher)


def test_outsiders_and_those_who_do_not_see_it_rate_nothing(outsider, teacher, other_district) -> None:
    hidden = practice_page("Theirs", audience=Audience.DISTRICT, district=other_district)
    for actor, page in ((outsider, practice_page()), (teacher, hidden)):
        with pytest.raises(NotAllowed):
            rate_resource(page, answers={"clear": 3}, actor=actor)
    assert not Rating.objects.exists()


def test_who_is_forgotten_is_counted_no_more(teacher) -> None:
    page, other = practice_page(), practice_page("Other")
    for each in (page, other):
        rate_resource(each, answers={"worth": 3}, actor=teacher)
    rated(page, people=1)
    forget_ratings(teacher)
    assert counts_of(page)["worth"] == [0, 0, 1, 0]
    assert counts_of(other)["worth"] == [0, 0, 0, 0]
