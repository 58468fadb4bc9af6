from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from clearinghouse.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


class NameForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["first_name", "last_name"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, token in (("first_name", "given-name"), ("last_name", "family-name")):
            self.fields[name].required = True
            self.fields[name].widget.attrs["autocomplete"] = token


class SignUpNames(forms.Form):
    """The names that allauth's sign-up form asks for besides address and password."""

    first_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    last_name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    field_order = ["first_name", "last_name", "email", "password1", "password2"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth has stored the names already."""


class EraseForm(forms.Form):
    email = forms.EmailField(label="Your e-mail address, to confirm", widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.lower() != self.user.email.lower():
            raise forms.ValidationError("This is not the address of this account. Type it as it stands above.")
        return email
