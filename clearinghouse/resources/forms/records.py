"""What a curator's forms accept. They write nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from clearinghouse.resources.cms.page_forms import LinesField, Several
from clearinghouse.resources.enums import DeliveryMethod, ProgramType

NOT_RECORDED = "Not recorded"
BY_NAME = "One on each line: a name, a colon and a percentage, such as “female: 49.5”."


class Recorded(forms.NullBooleanSelect):
    """Yes, no, or what no source says."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [("unknown", NOT_RECORDED), ("true", "Yes"), ("false", "No")]


class SharesField(forms.CharField):
    """Percentages by name, one on each line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{name}: {share:g}" for name, share in value.items()) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in (value or "").splitlines()]
        return dict(self.share_of(number, line) for number, line in enumerate(lines, start=1) if line)

    def share_of(self, number: int, line: str) -> tuple[str, float]:
        name, _, share = line.rpartition(":")
        try:
            return named(name), float(share.strip().removesuffix("%"))
        except ValueError as error:
            raise forms.ValidationError(f"Line {number}, “{line[:40]}”, is not a name, a colon and a percentage.") from error

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or {}))
        except forms.ValidationError:
            return True


def named(name: str) -> str:
    """The name without white space round it. Raises ValueError where there is none."""
    if not name.strip():
        raise ValueError
    return name.strip()


class TermForm(WagtailAdminModelForm):
    alternates = LinesField(label="Also called", required=False, help_text="Other words for the same thing, one on each line.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Links to a term's search hold its slug, and so do imports.
        self.fields["slug"].disabled = self.instance.pk is not None
        self.fields["broader"].queryset = type(self.instance).objects.current()

    def clean_name(self) -> str:
        """No two terms that are in use are called the same; the name of a merged one is free again."""
        name: str = self.cleaned_data["name"]
        terms = type(self.instance).objects.current().exclude(pk=self.instance.pk)
        if (same := terms.filter(name__iexact=name).first()) is not None:
            raise forms.ValidationError(f"There is “{same}” already. Change that one, or choose another name.")
        return name

    def clean_slug(self) -> str:
        """The address of a merged term leads on for ever, so no other may have it."""
        slug: str = self.cleaned_data["slug"]
        terms = type(self.instance).objects.exclude(pk=self.instance.pk).select_related("merged_into")
        if (taken := terms.filter(slug=slug).first()) is not None and taken.merged_into is not None:
            raise forms.ValidationError(
                f"“{slug}” leads to “{taken.merged_into}”, which “{taken}” was merged into. Choose another address."
            )
        return slug


class InterventionForm(WagtailAdminModelForm):
    program_types = Several(label="What it is", choices=ProgramType.choices, required=False)
    delivery_methods = Several(label="How it is taught", choices=DeliveryMethod.choices, required=False)


class StudyReviewForm(WagtailAdminModelForm):
    sample_make_up = SharesField(label="Who else took part, in percent", required=False, help_text=BY_NAME)
