from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer
from clearinghouse.resources.models import Readers
from clearinghouse.resources.models.collections import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.districts.models import District
    from clearinghouse.resources.models import Collection

NEW = "new"


class CollectionForm(forms.Form):
    title = forms.CharField(max_length=120)
    note = forms.CharField(
        label="What it is for", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )  # fmt: skip
    readers = forms.ChoiceField(
        label="Who may read it", choices=Readers.choices, widget=forms.RadioSelect, initial=Readers.PRIVATE
    )  # fmt: skip
    district = forms.TypedChoiceField(label="In the name of which district", required=False, empty_value=None)

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["district"], districts, nothing="None")
        if not districts:
            del self.fields["district"]
            readers: Any = self.fields["readers"]
            readers.choices = [(Readers.PRIVATE.value, Readers.PRIVATE.label)]

    def clean(self) -> dict[str, Any]:
        said = {"district": None, **self.cleaned_data}
        if said.get("readers") == Readers.DISTRICT and not said["district"]:
            self.add_error("district", "Choose the district that may read it.")
        return said


class AddForm(forms.Form):
    """Into which collection: one that is there, or a new one of this title."""

    collection = forms.ChoiceField(label="Which collection", widget=forms.RadioSelect)
    title = forms.CharField(label="Title of the new collection", max_length=120, required=False)
    note = forms.CharField(
        label="Why it is in there", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip

    def __init__(self, *args: Any, collections: Sequence[Collection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(collection.pk): collection for collection in collections}
        field: Any = self.fields["collection"]
        field.choices = [*((number, str(collection)) for number, collection in self.by_number.items()), (NEW, "A new one")]
        if not collections:
            field.initial = NEW

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("collection") == NEW and not self.cleaned_data.get("title"):
            self.add_error("title", "Give the new collection a title.")
        return self.cleaned_data

    @property
    def chosen(self) -> Collection | None:
        """The collection that is there already; None for a new one."""
        return self.by_number.get(self.cleaned_data["collection"])


class EntryNoteForm(forms.Form):
    note = forms.CharField(
        label="Why it is in there", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )  # fmt: skip
