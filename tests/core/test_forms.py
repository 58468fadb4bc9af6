from typing import Any, NoReturn

import pytest
from django import forms
from django.core.exceptions import ValidationError

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain
from clearinghouse.core.forms import offer, offer_or_settle, refuse, saved
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


class Asking(Choosing):
    """A form with a no of its own."""

    def refuse(self, no: RuleViolation) -> None:
        self.add_error(None, f"Sure? {no.message}")


def saying(no: Exception) -> Any:
    def service() -> NoReturn:
        raise no

    return service


@pytest.mark.parametrize(
    ("form", "no", "shown"),
    [
        (Choosing, RuleViolation("Choose another.", field="district"), {"district": ["Choose another."]}),
        (Asking, RuleViolation("Many read it.", field="district"), {"__all__": ["Sure? Many read it."]}),
        (Choosing, ValidationError(["Too long.", "Too old."]), {"__all__": ["Too long.", "Too old."]}),
        (Asking, ValidationError({"district": "Gone."}), {"__all__": ["Gone."]}),
    ],
)
def test_what_a_service_says_no_to_stands_in_the_form(form: Any, no: Exception, shown: dict[str, list[str]]) -> None:
    sent = form({"district": ""})
    assert saved(sent, saying(no)) is None
    assert sent.errors == shown
    assert saved(form({"district": ""}), lambda: "what was made") == "what was made"


@pytest.mark.parametrize("no", [NotAllowed, TryAgain])
def test_who_may_not_and_who_comes_at_a_bad_time_are_answered_as_such(no: Any) -> None:
    sent = Choosing({"district": ""})
    with pytest.raises(no):
        saved(sent, saying(no()))
    assert not sent.errors
