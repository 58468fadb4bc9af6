from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clearinghouse.districts.enums import Role
from clearinghouse.districts.forms.districts import Lines

MOST_INVITATIONS = 100


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
