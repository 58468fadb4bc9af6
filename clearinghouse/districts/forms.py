from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clearinghouse.districts.enums import Grade, Locale, Role
from clearinghouse.districts.models import District

MOST_INVITATIONS = 100
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


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, error_messages={"required": "Choose at least one role, or end the membership."}
    )

    def __init__(self, *args: Any, grantable: frozenset[Role], held: frozenset[Role] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in Role if role in grantable | held]  # type: ignore[attr-defined]
        self.initial.setdefault("roles", sorted(held))

    def clean_roles(self) -> list[Role]:
        return [Role(role) for role in self.cleaned_data["roles"]]


class InviteForm(RolesForm):
    emails = Lines(label="E-mail addresses", help_text="One a line. Each gets a link that is good for two weeks.")
    field_order = ["emails", "roles"]

    def clean_emails(self) -> list[str]:
        emails: list[str] = self.cleaned_data["emails"]
        if len(emails) > MOST_INVITATIONS:
            raise ValidationError(f"Invite at most {MOST_INVITATIONS} people at once.")
        wrong = [email for email in emails if not is_email(email)]
        if wrong:
            raise ValidationError([f"“{email}” is not an e-mail address." for email in wrong[:10]])
        return emails


def is_email(text: str) -> bool:
    """Whether this is an address that mail can go to."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
