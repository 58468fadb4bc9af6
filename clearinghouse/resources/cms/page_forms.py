"""The CMS forms of resources: fields that hold lists, as a person writes them."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from clearinghouse.resources.enums import AccessibilityFeature, AccessibilityHazard, AccessMode, Environment
from clearinghouse.resources.models.vocabulary import Term

ONE_ON_EACH_LINE = "One on each line."


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(line) for line in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """The model field's validators know lists; those of a text field do not."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


def lines(label: str, words: str = ONE_ON_EACH_LINE) -> LinesField:
    """A list that may stay empty."""
    return LinesField(label=label, required=False, help_text=words)


class Several(forms.MultipleChoiceField):
    """Some of an enum's values, as a list."""

    widget = forms.CheckboxSelectMultiple


class ResourcePageForm(WagtailAdminPageForm):
    authors = lines("Authors", "One on each line: Last name, First name.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            model = (
                field.queryset.model if isinstance(field, forms.ModelMultipleChoiceField) and field.queryset is not None else None
            )
            if model is not None and issubclass(model, Term):
                field.queryset = model.objects.current()  # type: ignore[attr-defined]  # such a field


class PracticePageForm(ResourcePageForm):
    monday = lines("What to do Monday", "One step on each line, in the order of the lesson.")


class AssistiveTechnologyPageForm(ResourcePageForm):
    environments = Several(label="Where it helps", choices=Environment.choices, required=False)
    how_to_start = lines("How to start")
    accessibility_features = Several(label="Accessibility features", choices=AccessibilityFeature.choices, required=False)
    access_modes = Several(label="How it is perceived", choices=AccessMode.choices, required=False)
    accessibility_hazards = Several(label="Hazards", choices=AccessibilityHazard.choices, required=False)
    funding = lines("Ways to pay")
    trial_measures = lines("What to count")
    trial_steps = lines("Steps of the trial")
