"""What the import's form accepts. It reads nothing of the file but its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings

from clearinghouse.exchange.eric.answers import ERIC_NUMBER
from clearinghouse.exchange.oai.harvest import mapping

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from clearinghouse.exchange.models import HarvestSource

MEGABYTE = 1024 * 1024
MOST_CHOSEN = 50
CHECKED_FIRST = "of at most {most} MB. It is checked first; nothing changes before you say so."
MISSING = {"required": "Choose the file first.", "empty": "The file is empty."}


class UploadForm(forms.Form):
    file = forms.FileField(
        label="File of findings",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages=MISSING,
    )
    formats = "A CSV file in UTF-8"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.IMPORT_MOST_MEGABYTES
        self.fields["file"].help_text = f"{self.formats} {CHECKED_FIRST.format(most=most)}"

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        most = settings.IMPORT_MOST_MEGABYTES
        if (file.size or 0) > most * MEGABYTE:
            raise forms.ValidationError(
                f"The file has {(file.size or 0) / MEGABYTE:,.0f} MB; at most {most} MB are taken here. "
                "Whoever runs the site can import larger ones."
            )
        return file


class RecordsUploadForm(UploadForm):
    file = forms.FileField(
        label="Table of resources",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        error_messages=MISSING,
    )
    publishes = forms.BooleanField(
        label="Publish at once",
        required=False,
        help_text="Otherwise new resources and changes become drafts, and wait for a curator to publish them.",
    )
    formats = "A CSV file in UTF-8 or an Excel workbook (XLSX)"


class EricSearchForm(forms.Form):
    q = forms.CharField(
        label="ERIC numbers or words",
        max_length=600,
        help_text="Numbers such as ED503112, EJ1300012, or words as in ERIC's own search, such as: rural AND phonics.",
        error_messages={"required": "Write numbers or words first."},
    )
    start = forms.IntegerField(required=False, min_value=0, max_value=2_000, widget=forms.HiddenInput)


class ChosenField(forms.MultipleChoiceField):
    """ERIC numbers as their boxes send them."""

    def valid_value(self, value: str) -> bool:
        return bool(ERIC_NUMBER.fullmatch(value))

    def clean(self, value: Any) -> list[str]:
        chosen: list[str] = super().clean(value)
        return chosen[:MOST_CHOSEN]


class EricChoiceForm(forms.Form):
    chosen = ChosenField()


class HarvestSourceForm(forms.Form):
    """What is asked of another library, and which element of its Dublin Core fills which of our fields."""

    name = forms.CharField(max_length=200, help_text="As its records will say where they come from.")
    address = forms.URLField(
        label="OAI-PMH address", max_length=400, assume_scheme="https", help_text="Such as https://library.example.org/oai."
    )
    told_as = forms.RegexField(
        r"^[A-Za-z0-9_.!~*'()-]+\Z", label="Format", max_length=100, initial="oai_dc", help_text="Any that is made of Dublin Core."
    )
    set_spec = forms.RegexField(
        r"^[A-Za-z0-9_.!~*'():-]+\Z",
        label="Set",
        max_length=200,
        required=False,
        help_text="Only what is in it. Empty: everything.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Leave empty"), *((element, element) for element in mapping.ELEMENTS)]
        for name, usual in mapping.USUAL.items():
            self.fields[f"map_{name}"] = forms.ChoiceField(
                label=mapping.LABELS[name], choices=choices, initial=usual, required=name in ("title", "addresses")
            )

    def values(self) -> dict[str, Any]:
        """The fields of a source."""
        kept = {name: self.cleaned_data[name] for name in ("name", "address", "set_spec")}
        return {
            **kept,
            "prefix": self.cleaned_data["told_as"],
            "mapping": {name: self.cleaned_data[f"map_{name}"] for name in mapping.USUAL},
        }

    @staticmethod
    def initial_of(source: HarvestSource) -> dict[str, Any]:
        """What the form shows of a source."""
        shown = {name: getattr(source, name) for name in ("name", "address", "set_spec")}
        return {**shown, "told_as": source.prefix, **{f"map_{name}": element for name, element in source.mapping.items()}}
