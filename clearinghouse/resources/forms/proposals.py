from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.districts.forms import OfDistrict
from clearinghouse.resources import validators
from clearinghouse.resources.cms.page_forms import LinesField
from clearinghouse.resources.curation.addresses import DOI, ERIC, doi_of, eric_of
from clearinghouse.resources.enums import ResourceKind, TechLevel
from clearinghouse.resources.models import Topic
from clearinghouse.resources.services.proposals import KINDS_TO_PROPOSE, Proposed

if TYPE_CHECKING:
    from clearinghouse.resources.models import ResourcePage

KINDS = [("", "Choose one"), *((str(kind.kind.value), str(kind.kind.label)) for kind in reversed(KINDS_TO_PROPOSE))]
PROMISES = "One sentence or two: what is hard where you work, and how this would help with it."


class SaidForm(forms.Form):
    """What a member says of a resource, first or when a curator asks again."""

    title = forms.CharField(max_length=255, help_text="As its author calls it.")
    source_url = forms.URLField(
        label="Address", max_length=500, required=False, assume_scheme="https", help_text="Where it can be read, such as https://…"
    )
    why = forms.CharField(label="Why it helps here", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), help_text=PROMISES)
    summary = forms.CharField(
        label="What it is",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A short summary in your own words, if you have one.",
    )
    authors = LinesField(label="Authors", required=False, help_text="One on each line: Last name, First name.")
    publisher = forms.CharField(max_length=200, required=False)
    published_year = forms.IntegerField(label="Year", required=False, min_value=1800, max_value=2099)
    doi = forms.CharField(label="DOI", max_length=200, required=False, help_text="Begins with 10. if there is one.")
    eric_id = forms.CharField(label="ERIC number", max_length=60, required=False, help_text="Such as ED503112.")
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(),
        required=False,
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        help_text="The few that fit best.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.current()  # type: ignore[attr-defined]

    def clean_doi(self) -> str:
        said: str = self.cleaned_data["doi"]
        if said and not DOI.search(said):
            raise forms.ValidationError(validators.doi.message)
        return doi_of(said)

    def clean_eric_id(self) -> str:
        said: str = self.cleaned_data["eric_id"]
        if said and not ERIC.search(said):
            raise forms.ValidationError(validators.eric_number.message)
        return eric_of(said)

    def clean_authors(self) -> list[str]:
        names: list[str] = self.cleaned_data["authors"]
        validators.names(names)
        return names

    def said(self) -> Proposed:
        """What the form says, once it is valid."""
        return Proposed(**{name: self.cleaned_data[name] for name in SaidForm.base_fields})


class ProposeForm(SaidForm, OfDistrict):
    kind = forms.ChoiceField(choices=KINDS, help_text="A study or a report on research is a link: a curator enters its findings.")
    tech_level = forms.ChoiceField(
        label="How much technology, for assistive technology",
        choices=[("", "It is no assistive technology"), *TechLevel.choices],
        required=False,
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    field_order = ["title", "kind", "tech_level", "source_url", "why", "summary"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("kind") == ResourceKind.LINK and not said.get("source_url") and "source_url" not in self.errors:
            self.add_error("source_url", "Give the address of the original.")
        if said.get("kind") == ResourceKind.ASSISTIVE_TECHNOLOGY and not said.get("tech_level"):
            self.add_error("tech_level", "Say how much technology it is; a guess will do.")
        return said


class ChangeForm(SaidForm):
    """A proposal that a curator sent back. Its kind stays as it is."""

    def __init__(self, *args: Any, page: ResourcePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source_url"].required = page.kind == ResourceKind.LINK
