import pytest
from django import forms

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.forms import offer, offer_or_settle, refuse
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


class Choosing(forms.Form):
    district = forms.TypedChoiceField(required=False, empty_value=None)


def test_what_is_chosen_is_the_row_itself_and_no_other_can_be(django_assert_num_queries) -> None:
    first, second, hidden = DistrictFactory(), DistrictFactory(), DistrictFactory()
    for sent, chosen in ((str(second.pk), second), ("", None), (str(hidden.pk), None)):
        form = Choosing({"district": sent})
        with django_assert_num_queries(0):
            offer(form.fields["district"], [first, second], nothing="None")
            assert form.is_valid() is (sent != str(hidden.pk))
        assert form.cleaned_data.get("district") == chosen
    assert [words for _, words in form.fields["district"].choices] == ["None", str(first), str(second)]


@pytest.mark.parametrize("number", [1, 2])
def test_a_single_row_is_settled_and_not_shown(number: int) -> None:
    districts = DistrictFactory.create_batch(number)
    form = Choosing()
    offer_or_settle(form.fields["district"], districts)
    assert form["district"].is_hidden is (number == 1)
    assert form["district"].initial == (str(districts[0].pk) if number == 1 else None)


@pytest.mark.parametrize(("about", "beside"), [("district", "district"), ("elsewhere", "__all__"), (None, "__all__")])
def test_why_a_rule_said_no_stands_beside_its_field_or_above_all(about: str | None, beside: str) -> None:
    form = Choosing({"district": ""})
    refuse(form, RuleViolation("Choose another.", field=about))
    assert form.errors == {beside: ["Choose another."]}
