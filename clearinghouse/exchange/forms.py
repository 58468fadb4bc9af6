"""What the import's form accepts. It reads nothing of the file but its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 20


class EvidenceUploadForm(forms.Form):
    file = forms.FileField(
        label="File of findings",
        help_text=f"A CSV file in UTF-8 of at most {MOST_MEGABYTES} MB. It is checked first; nothing changes before you say so.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choose the file first.", "empty": "The file is empty."},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(
                f"The file has {(file.size or 0) / MEGABYTE:,.0f} MB; at most {MOST_MEGABYTES} MB are taken here. "
                "Whoever runs the site can import larger ones."
            )
        return file
