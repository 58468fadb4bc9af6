from __future__ import annotations

from typing import Any

from django import forms

from clearinghouse.districts.enums import OPEN_TO_APPLICANTS, DistrictKind, Grade, Locale
from clearinghouse.districts.models import Application, District

WANTED = (
    (DistrictKind.MEMBER, "Member: you share in everything and vote"),
    (DistrictKind.ASSOCIATE, "Associate: you share, without a vote"),
    (DistrictKind.OBSERVER, "Observer: you watch first"),
)


class DistrictStep(forms.ModelForm[Application]):
    district = forms.SlugField(required=False, max_length=200, widget=forms.HiddenInput())
    locale = forms.ChoiceField(label="Setting", choices=[("", "Choose one"), *Locale.choices], required=False)
    grades = forms.MultipleChoiceField(choices=Grade.choices, widget=forms.CheckboxSelectMultiple, required=False)

    class Meta:
        model = Application
        fields = ["name", "town", "home_state", "zip_code", "locale", "enrolment", "grades", "website"]
        help_texts = {"home_state": "Two letters, such as MA.", "website": "With https:// in front."}
        widgets = {"home_state": forms.TextInput(attrs={"autocomplete": "address-level1", "autocapitalize": "characters"})}

    field_order = ["name", "town", "home_state", "zip_code", "locale", "enrolment", "grades", "website", "district"]

    def clean_home_state(self) -> str:
        return str(self.cleaned_data["home_state"]).upper()

    def clean_grades(self) -> list[str]:
        chosen = self.cleaned_data["grades"]
        return [code for code in Grade.values if code in chosen]

    def clean_district(self) -> District | None:
        """The listed district of this address; one that is not in the directory is simply not listed."""
        slug = self.cleaned_data["district"]
        return District.objects.directory().filter(slug=slug).first() if slug else None


class ContactStep(forms.ModelForm[Application]):
    class Meta:
        model = Application
        fields = ["contact_name", "contact_position", "email", "phone"]
        help_texts = {
            "email": "We send a link there. The application counts once you open it.",
            "contact_position": "Such as superintendent.",
        }
        widgets = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_position": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class WhyStep(forms.ModelForm[Application]):
    wanted_kind = forms.ChoiceField(
        label="What you would like to be", choices=WANTED, widget=forms.RadioSelect, initial=DistrictKind.MEMBER
    )

    class Meta:
        model = Application
        fields = ["wanted_kind", "why", "brings"]
        help_texts = {"brings": "Something you know how to do, a room, a course, a person with two free afternoons."}
        widgets = {"why": forms.Textarea(attrs={"rows": 5}), "brings": forms.Textarea(attrs={"rows": 3})}


class TermsStep(forms.Form):
    may_ask = forms.BooleanField(
        label="Our superintendent or school committee knows that we apply",
        error_messages={"required": "Ask them first, then go on."},
    )
    agrees = forms.BooleanField(
        label="We have read what joining asks of a district, and agree to talk on that ground",
        error_messages={"required": "Read what joining asks, and say that you agree."},
    )


class AcceptForm(forms.Form):
    kind = forms.ChoiceField(
        label="The district becomes",
        choices=[(kind.value, kind.label) for kind in OPEN_TO_APPLICANTS],
        widget=forms.RadioSelect,
    )

    def clean_kind(self) -> DistrictKind:
        return DistrictKind(self.cleaned_data["kind"])


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why not", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text="The contact reads this in our mail."
    )


STEPS: tuple[tuple[str, str, Any], ...] = (
    ("district", "Your district", DistrictStep),
    ("contact", "Whom we answer", ContactStep),
    ("why", "Why you would join", WhyStep),
    ("terms", "What joining asks", TermsStep),
)
