"""What the style guide shows: each token, and each component in each of its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.paginator import Paginator
from django.utils.html import format_html

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.utils.safestring import SafeString

COLOURS = (
    "paper", "raised", "sunken", "ink", "muted", "line", "control", "spruce", "spruce-tint", "link", "amber", "good", "warn", "bad",
    "highlight", "water",
)  # fmt: skip
ICONS = ("search", "close", "check", "arrow", "print", "warning")
BUTTONS = (
    ("Ask for a place", ""),
    ("Save as a draft", "secondary"),
    ("Remove from the list", "danger"),
    ("Smaller", "secondary small"),
)
BADGES = (("Draft", ""), ("Published", "good"), ("Needs you", "amber"), ("Ends soon", "warn"), ("Refused", "bad"))
NOTICES = (
    ("", "To know", "The library was last renewed on Monday."),
    ("good", "Done", "Your district's facts are saved."),
    ("warn", "Mind", "Two findings do not name their sites."),
    ("bad", "Stopped", "Line 14 has no state code. Add it and load the file again."),
)
DIALS = (
    ("Evidence", "strong", 4),
    ("Effect", "+4 percentile points", 2),
    ("Cost", "under $25 a student", 1),
    ("Time", "not recorded", 0),
)


class SpecimenForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the district", help_text="As it stands on letters.")
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    state = forms.ChoiceField(label="Setting", choices=[("", "Choose one"), ("rural", "Rural"), ("town", "Town")])
    note = forms.CharField(label="What to know", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    grades = forms.MultipleChoiceField(
        label="Grades", choices=[("K", "Kindergarten"), ("01", "Grade 1")], widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label="Kind", choices=[("m", "Member"), ("a", "Associate")], widget=forms.RadioSelect, required=False)
    agree = forms.BooleanField(label="Our committee has agreed", required=False)


@dataclass(frozen=True)
class Hit:
    """A search result as `components/result.html` wants it."""

    title: str
    snippet: SafeString
    tier: int | None
    url: str = "#results"
    kind_label: str = "Research review"
    has_tier: bool = True
    facts: tuple[tuple[str, str], ...] = (("Grades", "Kindergarten to grade 3"), ("Settings", "rural, urban"))
    dials: tuple[dict[str, Any], ...] = ()


def all_specimens() -> dict[str, Any]:
    """Everything by name, for the template of the style guide."""
    return {
        "colours": COLOURS,
        "icons": ICONS,
        "buttons": BUTTONS,
        "badges": BADGES,
        "notices": NOTICES,
        "dials": DIALS,
        "tiers": (1, 2, 3, 4, None),
        "form": SpecimenForm(),
        "wrong_form": SpecimenForm({"name": "", "email": "rosa@", "state": "rural", "grades": ["K"]}, auto_id="wrong_%s"),
        "hits": hits(),
        "groups": groups(),
        "chips": ({"label": "Rural", "url": "#chips"}, {"label": "Tier 1", "url": "#chips"}),
        "page": page(),
        "crumbs": (("Library", "/library/"),),
        "actions": (("Search the whole library", "/search/"), ("See the topics", "/library/")),
    }


def hits() -> list[Hit]:
    """Three results of different strength."""
    snippet = format_html(
        "Pairs of students take turns to <mark>{}</mark> aloud and to help each other, three times a week.", "read"
    )
    dials = tuple({"label": label, "words": words, "level": level} for label, words, level in DIALS)
    return [
        Hit("Peer reading in pairs", snippet, 1, dials=dials),
        Hit("Small groups for first words", snippet, 2, dials=dials[:2]),
        Hit("A summer of books", snippet, None),
    ]


def groups() -> list[dict[str, Any]]:
    """Two facets, one open with a choice made."""
    names = (("rural", "Rural", 12, True), ("suburban", "Suburban", 31, False), ("urban", "Urban", 58, False))
    options = [
        {"value": value, "label": label, "count": count, "selected": selected, "url": "#facets"}
        for value, label, count, selected in names
    ]
    return [
        {"name": "setting", "label": "Setting", "is_open": True, "options": options},
        {"name": "tier", "label": "Strength of evidence", "is_open": False, "options": options[:1]},
    ]


def page() -> Page[int]:
    """The middle of a long list."""
    return Paginator(range(240), 20).page(6)
