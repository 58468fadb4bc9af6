"""What a rule says when it says no."""

import pytest
from django import forms

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.forms import refuse


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why."
    field = "reason"


class WithReason(forms.Form):
    reason = forms.CharField(required=False)


def test_a_rule_that_is_about_one_field_says_no_beside_it() -> None:
    form = WithReason({"reason": ""})
    refuse(form, ReasonMissing())
    assert form.errors == {"reason": ["Write a sentence on why."]}


@pytest.mark.parametrize(("said", "about"), [({}, "reason"), ({"field": "note"}, "note")])
def test_what_is_said_once_stands_for_all_and_what_is_said_here_comes_first(said: dict[str, str], about: str) -> None:
    assert ReasonMissing(**said).field == about
    assert RuleViolation(**said).field == said.get("field")
