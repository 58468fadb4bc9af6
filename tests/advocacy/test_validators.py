import pytest
from django.core.exceptions import ValidationError

from clearinghouse.advocacy.validators import validate_placeholders


def test_a_letter_may_hold_every_known_place_and_figure() -> None:
    validate_placeholders("[district] of [town] has [students] students. [figure: students] [FIGURE: rank-state]")


@pytest.mark.parametrize(("text", "told"), [("[mayor]", r"\[mayor\]"), ("[figure: hours]", "no figure called hours")])
def test_what_nothing_can_fill_is_told_to_the_editor(text: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        validate_placeholders(text)
