import pytest
from django.core.exceptions import ValidationError

from clearinghouse.resources import validators
from clearinghouse.resources.enums import ProgramType
from clearinghouse.resources.models import Finding, StudyReview
from tests.factories.resources import FindingFactory


@pytest.mark.parametrize("value", ["ED503112", "EJ1", ""])
def test_an_eric_number_is_ed_or_ej_and_figures(value) -> None:
    if value:
        validators.eric_number(value)


@pytest.mark.parametrize("value", ["503112", "ED", "ed5", "ED5\n", "XED5"])
def test_anything_else_is_no_eric_number(value) -> None:
    with pytest.raises(ValidationError, match="such as ED503112"):
        validators.eric_number(value)


def test_a_list_of_known_values_passes_and_an_unknown_one_is_named() -> None:
    known = validators.Known(ProgramType)
    known(["curriculum", "policy"])
    known([])
    for value in (["curriculum", "magic"], "magic", {"magic": 1}):
        with pytest.raises(ValidationError, match="magic"):
            known(value)
    assert known == validators.Known(ProgramType)


@pytest.mark.parametrize(
    "value", [{"female": 101}, {"female": -1}, {"female": "half"}, {"female": True}, {"female": float("nan")}, [50]]
)
def test_shares_are_percentages_by_name(value) -> None:
    validators.shares({"female": 49.5, "male": 50})
    with pytest.raises(ValidationError):
        validators.shares(value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"), [("p_value", 1.2), ("effect_size", 51), ("improvement_index", -51), ("sample_size", -1)]
)
def test_a_finding_out_of_bounds_is_refused_at_its_field(field, value) -> None:
    finding: Finding = FindingFactory()
    setattr(finding, field, value)
    with pytest.raises(ValidationError) as refused:
        finding.full_clean()
    assert set(refused.value.message_dict) == {field}


@pytest.mark.django_db
def test_a_share_of_low_income_above_the_whole_is_refused() -> None:
    review: StudyReview = FindingFactory().review
    review.percent_low_income = 100.5
    with pytest.raises(ValidationError, match="from 0 to 100"):
        review.full_clean()


@pytest.mark.parametrize(("path", "taken"), [("/search/", True), ("/library/pair-reading/", False), ("/library/a b/", False)])
def test_a_page_may_not_take_an_address_that_something_else_answers(path: str, taken: bool) -> None:
    assert validators.is_address_of_the_site(path) is taken
