"""What schema.org says of the types and properties that we use (schema.org, release 29), and a check of a description against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

PARENTS = {
    "Thing": "", "CreativeWork": "Thing", "LearningResource": "CreativeWork", "Organization": "Thing", "Person": "Thing", "Intangible": "Thing",
    "DefinedTerm": "Intangible", "AlignmentObject": "Intangible", "Audience": "Intangible", "EducationalAudience": "Audience",
    "PropertyValue": "Intangible", "DefinedTermSet": "CreativeWork",
}  # fmt: skip
TEXT = ("Text",)
PROPERTIES: dict[str, dict[str, tuple[str, ...]]] = {
    "Thing": {
        "name": TEXT, "description": TEXT, "url": ("URL",), "sameAs": ("URL",), "identifier": ("PropertyValue", "Text", "URL"),
    },
    "CreativeWork": {
        "about": ("Thing",), "accessMode": ("AccessMode",), "accessibilityFeature": ("AccessibilityFeature",),
        "accessibilityHazard": ("AccessibilityHazard",), "accessibilitySummary": TEXT, "audience": ("Audience",),
        "author": ("Organization", "Person"), "citation": ("CreativeWork", "Text"), "creativeWorkStatus": ("DefinedTerm", "Text"),
        "dateModified": ("Date", "DateTime"), "datePublished": ("Date", "DateTime"), "inLanguage": ("Language",),
        "isAccessibleForFree": ("Boolean",), "license": ("CreativeWork", "URL"), "provider": ("Organization", "Person"),
        "publisher": ("Organization", "Person"), "timeRequired": ("Duration",),
    },
    "LearningResource": {
        "educationalAlignment": ("AlignmentObject",), "educationalLevel": ("DefinedTerm", "Text", "URL"),
        "learningResourceType": ("DefinedTerm", "Text"), "teaches": ("DefinedTerm", "Text"),
    },
    "Person": {"givenName": TEXT, "familyName": TEXT, "honorificSuffix": TEXT},
    "DefinedTerm": {"termCode": TEXT, "inDefinedTermSet": ("DefinedTermSet", "URL")},
    "AlignmentObject": {
        "alignmentType": ("AlignmentType",), "educationalFramework": TEXT, "targetName": TEXT, "targetUrl": ("URL",),
    },
    "EducationalAudience": {"educationalRole": TEXT},
    "PropertyValue": {"propertyID": TEXT, "value": ("Text", "Boolean", "Number")},
}  # fmt: skip
# https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20240227/ and LRMI's alignment types
WORDS = {
    "AccessMode": {"auditory", "tactile", "textual", "visual", "chartOnVisual", "mathOnVisual", "textOnVisual", "colorDependent"},
    "AccessibilityHazard": {
        "flashing", "noFlashingHazard", "unknownFlashingHazard", "motionSimulation", "noMotionSimulationHazard",
        "unknownMotionSimulationHazard", "sound", "noSoundHazard", "unknownSoundHazard", "none", "unknown",
    },
    "AccessibilityFeature": {
        "alternativeText", "audioDescription", "braille", "captions", "describedMath", "displayTransformability", "highContrastAudio",
        "highContrastDisplay", "largePrint", "latex", "longDescription", "MathML", "readingOrder", "signLanguage", "structuralNavigation",
        "synchronizedAudioText", "tactileGraphic", "tactileObject", "timingControl", "transcript", "ttsMarkup", "unlocked",
    },
    "AlignmentType": {"assesses", "teaches", "requires", "textComplexity", "readingLevel", "educationalSubject", "educationalLevel"},
}  # fmt: skip
SHAPES = {
    "Date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
    "Duration": re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?"),
    "Language": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
}


def complaints(thing: Any, path: str = "", expected: tuple[str, ...] = ("LearningResource",)) -> Iterator[str]:
    """Everything in a description that schema.org does not know or that does not fit, each with where it stands."""
    if not path and thing.get("@context") != "https://schema.org":
        yield "the context is not schema.org's"
    kind = thing.get("@type")
    if kind not in PARENTS or not any(name in line(kind) for name in expected):
        yield f"{path or 'it'} is a {kind}, where {expected} is expected"
        return
    known = {name: types for ancestor in line(kind) for name, types in PROPERTIES.get(ancestor, {}).items()}
    for name, value in thing.items():
        here = f"{path}/{name}"
        if name == "@id":
            yield from () if fits(value, "URL") else (f"{here} is no address",)
        elif name in ("@type", "@context"):
            continue
        elif name not in known:
            yield f"{here} is no property of {kind}"
        else:
            yield from of_values(value, here, known[name])


def of_values(value: Any, path: str, expected: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with one value or with each of several."""
    values = value if isinstance(value, list) else [value]
    if not values:
        yield f"{path} is empty"
    for number, one in enumerate(values):
        here = f"{path}[{number}]"
        if isinstance(one, dict):
            yield from complaints(one, here, expected)
        elif not any(fits(one, name) for name in expected):
            yield f"{here} is {one!r}, where {expected} is expected"


def fits(value: Any, name: str) -> bool:
    """Whether a plain value is of this type."""
    if name == "Boolean":
        return isinstance(value, bool)
    if name == "Number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    if name == "URL":
        return urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).netloc)
    if name in WORDS:
        return value in WORDS[name]
    return name == "Text" or (name in SHAPES and SHAPES[name].fullmatch(value) is not None)


def line(kind: str) -> list[str]:
    """A type and those above it."""
    return [kind, *line(PARENTS[kind])] if kind else []
