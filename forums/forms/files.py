from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from forums.enums import FileKind
from forums.errors import FileRefused
from forums.forms.looked_over import CONFIRMED_BY, LookedOver
from forums.services.files import Brought
from forums.uploads import taken

if TYPE_CHECKING:
    from clearinghouse.core.errors import RuleViolation
    from forums.services.looked_over import Called
    from forums.uploads import Taken

TAKEN = "A picture, a PDF, a document of an office program or plain text. Where and when a picture was taken is left out of it."
SAY = "Say in a few words what the picture shows."
SHOWS = "For those who do not see it. A picture needs this."


class FileFields(LookedOver):
    """A file beside what somebody writes."""

    file = forms.FileField(label="A picture or a file", required=False, max_length=200, help_text=TAKEN)
    alt = forms.CharField(label="What the picture shows", required=False, max_length=200, help_text=SHOWS)
    # What is said where a picture comes without it.
    say = SAY

    def clean_file(self) -> Taken | None:
        """What is kept of the file."""
        upload = self.cleaned_data["file"]
        if not upload:
            return None
        try:
            return taken(upload)
        except FileRefused as no:
            raise forms.ValidationError(no.message, code=no.code) from no

    def clean_alt(self) -> str:
        """A picture says what it shows."""
        alt, file = str(self.cleaned_data["alt"]).strip(), self.cleaned_data.get("file")
        if file is not None and file.kind == FileKind.PICTURE and not alt:
            raise forms.ValidationError(self.say, code="no_alt")
        return alt

    def brought(self) -> Brought | None:
        """What the service takes."""
        file = self.cleaned_data.get("file")
        return Brought(file, self.cleaned_data.get("alt", "")) if file is not None else None

    def enclosed(self) -> list[Called]:
        brought = self.brought()
        return [brought] if brought else []


class FileForm(FileFields):
    """A file by itself, which is not kept where something is wrong with it: browsers keep none either."""

    say = "Say in a few words what the picture shows, and choose the picture again."
    field_order = ("file", "alt", "looked_at", "sure")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own
        self.fields["file"].required = True

    def refuse(self, no: RuleViolation) -> None:
        """Show why it was not taken, beside the file, which browsers do not keep."""
        self.ask_for(no)
        again = " Then choose the file again." if no.code in CONFIRMED_BY else ""
        self.add_error("file", no.message + again)
