from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms

from forums.forms.files import SAY, FileFields
from forums.services.files import MOST_FILES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from clearinghouse.core.errors import RuleViolation
    from forums.models import BegunFile
    from forums.services.files import Brought
    from forums.services.looked_over import Called


@dataclass(frozen=True)
class Kept:
    """A file that is kept with what is written, as the form shows it; `shows` is for pictures."""

    file: BegunFile
    leave: forms.BoundField
    shows: forms.BoundField | None


class KeepsFiles(FileFields):
    """A file beside what somebody writes, and those that are kept under the form's token since an earlier sending of it."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid4
        self.held: list[BegunFile] = []
        self.arrived: Brought | None = None

    def hold(self, files: Iterable[BegunFile]) -> None:
        """Show these as kept, each with a way to leave it out, and a picture with what it shows."""
        for file in files:
            self.held.append(file)
            self.fields[f"leave_{file.pk}"] = forms.BooleanField(label=f"Leave out {file}", required=False)
            if file.is_picture:
                shows = forms.CharField(label=f"What {file} shows", required=False, max_length=200, initial=file.alt)
                shows.needs_no_word = True  # type: ignore[attr-defined]  # it is needed as soon as it is sent
                self.fields[f"shows_{file.pk}"] = shows

    def kept(self) -> list[Kept]:
        """The kept files with their fields."""
        return [Kept(file, self[f"leave_{file.pk}"], self[f"shows_{file.pk}"] if file.is_picture else None) for file in self.held]

    def beside(self) -> list[forms.BoundField]:
        """The fields of a further file, where one is taken."""
        return [self["file"], self["alt"]] if len(self.held) < MOST_FILES else []

    def clean(self) -> dict[str, Any]:
        """A picture is not sent before it says what it shows; it is kept all the same."""
        facts = super().clean() or {}
        # A rule that says no to it later takes it out of what is clean.
        self.arrived = self.brought()
        for file in self.held:
            shows = f"shows_{file.pk}"
            if shows not in self.fields:
                continue
            if facts.get(f"leave_{file.pk}"):
                self.errors.pop(shows, None)
            elif not facts.get(shows) and shows not in self.errors:
                self.add_error(shows, SAY)
        return facts

    def left_out(self) -> set[int]:
        """The keys of files that the person leaves out."""
        return {file.pk for file in self.held if self.cleaned_data.get(f"leave_{file.pk}")}

    def shown(self) -> dict[int, str]:
        """What pictures show as the person says it now, by their keys; what is too long is not said yet."""
        facts = self.cleaned_data
        return {file.pk: facts[name] for file in self.held if (name := f"shows_{file.pk}") in facts}

    def settle(self) -> None:
        """What was left out is gone from the form, and the rest shows what the person said."""
        left, shown = self.left_out(), self.shown()
        for key in left:
            self.fields.pop(f"leave_{key}")
            self.fields.pop(f"shows_{key}", None)
        self.held = [file for file in self.held if file.pk not in left]
        for file in self.held:
            file.alt = shown.get(file.pk, file.alt)

    def enclosed(self) -> list[Called]:
        return [*self.held, *super().enclosed()]

    def chosen(self) -> tuple[Brought, UUID] | None:
        """A file that came with this sending and is sound, with the token to keep it under."""
        token = self.cleaned_data.get("token")
        return (self.arrived, token) if self.arrived and token else None

    def take_in(self, file: BegunFile) -> None:
        """A file that has just been kept stands with the others; what was said of it, and what is wrong with that, goes along."""
        self.hold([file])
        said, wrong = self.data.get("alt", ""), self.errors.pop("alt", None)
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # what a request has sent
        data["alt"] = ""
        if file.is_picture:
            data[f"shows_{file.pk}"] = said
            for error in wrong.as_data() if wrong else ():
                self.add_error(f"shows_{file.pk}", error)
        self.data = data

    def cannot_keep(self, no: RuleViolation) -> None:
        """Say why a file was not kept."""
        if no.message not in self.errors.get("file", []):
            self.add_error("file", no.message)
