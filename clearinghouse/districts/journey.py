"""The steps of an application, carried from page to page in one signed field: no account, no session, no script.

What was typed is kept as it was typed and checked anew at the end; a signature keeps anybody from bending it on the way.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.utils.datastructures import MultiValueDict

from clearinghouse.accounts.strangers import MOST_SECONDS
from clearinghouse.districts.forms.applications import STEPS

if TYPE_CHECKING:
    from django import forms

    from clearinghouse.districts.models import District

SALT = "districts.journey"
NAMES = tuple(name for name, _, _ in STEPS)
CHECK = "check"
LONGEST_KEPT = 60_000
PREFILLED = ("name", "town", "zip_code", "locale", "enrolment", "grades", "website")

Typed = dict[str, list[str]]


@dataclass(frozen=True)
class Journey:
    """What was typed so far, step by step, and when the first page was handed out."""

    typed: dict[str, Typed] = field(default_factory=dict)
    began: float = field(default_factory=time.time)

    @classmethod
    def from_directory(cls, district: District) -> Journey:
        """The first step filled in with what the state's directory tells of a district."""
        facts = {name: getattr(district, name) for name in PREFILLED}
        typed = {
            name: [str(one) for one in value] if isinstance(value, list) else [str(value)] for name, value in facts.items() if value
        }
        return cls({"district": {**typed, "home_state": [district.state], "district": [district.slug]}})

    @classmethod
    def read(cls, kept: str) -> Journey | None:
        """What a page carried; None where it was bent, is too old or there is none."""
        if not kept or len(kept) > LONGEST_KEPT:
            return None
        try:
            typed, began = signing.loads(kept, salt=SALT, max_age=MOST_SECONDS)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(typed, began)

    @property
    def age(self) -> float:
        """Seconds since the first page was handed out."""
        return time.time() - self.began

    def kept(self) -> str:
        """Everything so far for the next page to carry."""
        return signing.dumps([self.typed, self.began], salt=SALT, compress=True)

    def with_step(self, name: str, data: MultiValueDict[str, str]) -> Journey:
        """The same with one step as it was typed now. Fields that the step does not have stay out."""
        fields = form_class(name).base_fields
        typed = {each: [text[:4000] for text in data.getlist(each)][:20] for each in fields if each in data}
        return replace(self, typed={**self.typed, name: typed})

    def form(self, name: str) -> forms.BaseForm:
        """The form of a step, with what was typed there before."""
        typed = self.typed.get(name)
        made: forms.BaseForm = form_class(name)(data=MultiValueDict(typed) if typed is not None else None)
        return made

    def first_open(self) -> str:
        """The first step that is not well filled in; CHECK where all are."""
        return next((name for name in NAMES if not self.form(name).is_valid()), CHECK)

    def facts(self) -> dict[str, Any]:
        """Everything typed, checked. Only where `first_open` is CHECK."""
        facts: dict[str, Any] = {}
        for name in NAMES:
            form = self.form(name)
            form.full_clean()
            facts |= form.cleaned_data
        return facts

    def lines(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """For the last look: each step's name, title, and its fields with what was filled in."""
        return [(name, title, lines_of(self.form(name))) for name, title, _ in STEPS]


def form_class(name: str) -> Any:
    """The form of the step of this name."""
    return next(form for step, _, form in STEPS if step == name)


def lines_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Labels and values in words, without what is empty or hidden."""
    form.full_clean()
    shown = [(bound, form.cleaned_data.get(bound.name)) for bound in form.visible_fields()]
    return [(str(bound.label), in_words(bound.field, value)) for bound, value in shown if value not in (None, "", [])]


def in_words(form_field: Any, value: Any) -> str:
    """A value as the person chose it."""
    if isinstance(value, bool):
        return "Yes"
    words = {str(key): str(label) for key, label in getattr(form_field, "choices", [])}
    values = value if isinstance(value, list) else [value]
    return ", ".join(words.get(str(one), str(one)) for one in values)
