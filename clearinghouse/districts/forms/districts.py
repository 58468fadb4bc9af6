from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.districts.enums import Grade, Locale
from clearinghouse.districts.models import District

SORTS = [("name", "Name"), ("largest", "Most students first"), ("smallest", "Fewest students first")]


class Lines(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        entries = (line.strip(" \t,;") for line in text.replace(",", "\n").replace(";", "\n").splitlines())
        return [entry.lower() for entry in entries if entry]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(data) != (initial or []))


class FilterForm(forms.Form):
    q = forms.CharField(label="Name or town", max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"}))
    locale = forms.ChoiceField(label="Setting", choices=[("", "Any setting"), *Locale.choices], required=False)
    grade = forms.ChoiceField(label="Teaches", choices=[("", "Any grade"), *Grade.choices], required=False)
    sort = forms.ChoiceField(label="Order", choices=SORTS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.needs_no_word = True  # type: ignore[attr-defined]  # every filter is optional: no need to say it four times

    def clean_sort(self) -> str:
        return self.cleaned_data["sort"] or "name"


class DistrictForm(forms.ModelForm[District]):
    grades = forms.MultipleChoiceField(choices=Grade.choices, widget=forms.CheckboxSelectMultiple, required=False)
    email_domains = Lines(
        label="E-mail domains",
        required=False,
        help_text="One a line. Whoever has a verified address at one of them may join the district as a teacher.",
    )

    class Meta:
        model = District
        exclude = ["slug"]  # noqa: DJ006 -- the fields that the person may not change are taken out below
        widgets = {"introduction": forms.Textarea(attrs={"rows": 4}), "joined_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, editable: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in editable}

    def clean_grades(self) -> list[str]:
        chosen = self.cleaned_data["grades"]
        return [code for code in Grade.values if code in chosen]

    def clean_state_code(self) -> str | None:
        return self.cleaned_data["state_code"] or None
