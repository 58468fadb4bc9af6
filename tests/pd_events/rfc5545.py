"""Calendar files read by the letter of RFC 5545, without the library that wrote them; zones by dateutil's reader.

`check(text)` raises where a strict program would refuse the file, and returns the dates in it, each with its beginning in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from dateutil.tz import tzical

LONGEST_LINE = 75
NAME = r"[A-Za-z0-9-]+"
# A parameter's value is quoted, or holds none of the signs that end it; no value holds a control character.
PARAMETER = rf';({NAME})=((?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)(?:,(?:"[^"]*"|[^";:,]*))*)'
LINE = re.compile(rf"^({NAME})((?:{PARAMETER})*):([^\x00-\x08\x0a-\x1f\x7f]*)$")
MOMENT = re.compile(r"^\d{8}T\d{6}Z?$")
OFFSET = re.compile(r"^[+-]\d{4}(\d\d)?$")
NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VTIMEZONE": {"TZID"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "LOCATION", "URL", "DESCRIPTION", "ORGANIZER",
        "PRODID", "VERSION", "CALSCALE", "METHOD", "TZID"}  # fmt: skip
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "X-WR-CALNAME"}


@dataclass
class Property:
    """One line: its name, its parameters, its value as it stands."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Part:
    """What stands between a BEGIN and its END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def one(self, name: str) -> Property:
        (found,) = [one for one in self.properties if one.name == name]
        return found

    def of(self, name: str) -> list[Part]:
        return [one for one in self.parts if one.name == name]


@dataclass
class Read:
    """One date: its line of facts, and when it begins and ends in UTC."""

    part: Part
    starts: datetime
    ends: datetime


def check(text: str) -> tuple[Part, list[Read]]:
    """The calendar and its dates. Raises AssertionError for whatever the standard forbids."""
    calendar = parsed(unfolded(text))
    check_part(calendar)
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION").value == "2.0"
    zones = zones_of(calendar, text)
    return calendar, [read(event, zones) for event in calendar.of("VEVENT")]


def unfolded(text: str) -> list[str]:
    """The lines put together again; each ended as it must, and was no longer than it may."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    raw = text.split("\r\n")[:-1]
    assert all(0 < len(line.encode()) <= LONGEST_LINE for line in raw)
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")[:-1]


def parsed(lines: list[str]) -> Part:
    """The parts in each other, as BEGIN and END say."""
    whole = Part("")
    open_parts = [whole]
    for line in lines:
        found = LINE.match(line)
        assert found, f"not a line of a calendar: {line!r}"
        name, value = found[1].upper(), found[found.re.groups]
        if name == "BEGIN":
            open_parts.append(Part(value))
            open_parts[-2].parts.append(open_parts[-1])
        elif name == "END":
            assert open_parts.pop().name == value
        else:
            parameters = {one[1].upper(): one[2] for one in re.finditer(PARAMETER, found[2])}
            open_parts[-1].properties.append(Property(name, parameters, value))
    assert len(open_parts) == 1, "a part is not ended"
    assert not whole.properties
    (calendar,) = whole.parts
    return calendar


def check_part(part: Part) -> None:
    """What must be there is, what may be there once is there once, and values are of their kind."""
    names = [one.name for one in part.properties]
    assert NEEDED[part.name] <= set(names), f"{part.name} lacks {NEEDED[part.name] - set(names)}"
    assert not [name for name in ONCE if names.count(name) > 1]
    for one in part.properties:
        check_value(part, one)
    for inner in part.parts:
        check_part(inner)


def check_value(part: Part, one: Property) -> None:
    if one.name in ("DTSTART", "DTEND", "DTSTAMP") and "VALUE" not in one.parameters:
        assert MOMENT.match(one.value), one
        assert not (one.value.endswith("Z") and "TZID" in one.parameters)
    if one.name == "DTSTAMP":
        assert one.value.endswith("Z")
    if one.name in ("TZOFFSETFROM", "TZOFFSETTO"):
        assert OFFSET.match(one.value), one
    if one.name in TEXTS:
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", one.value), f"not escaped: {one.value}"
        assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", one.value), f"escaped without need: {one.value}"
    if one.name in ("ORGANIZER", "ATTENDEE"):
        assert one.value.startswith("mailto:"), part


def zones_of(calendar: Part, text: str) -> dict[str, Any]:
    """The zones that the file describes, read by dateutil; it names each once, and none that it does not describe."""
    described = [zone.one("TZID").value for zone in calendar.of("VTIMEZONE")]
    assert len(set(described)) == len(described)
    used = {one.parameters["TZID"] for event in calendar.of("VEVENT") for one in event.properties if "TZID" in one.parameters}
    assert used == set(described)
    known = tzical(StringIO(text.replace("\r\n", "\n"))) if described else None
    return {name: known.get(name) for name in described}


def read(event: Part, zones: dict[str, Any]) -> Read:
    starts, ends = (moment(event.one(name), zones) for name in ("DTSTART", "DTEND"))
    assert starts < ends
    return Read(event, starts, ends)


def moment(one: Property, zones: dict[str, Any]) -> datetime:
    """The moment in UTC, by the rules that the file itself gives for its zone."""
    local = datetime.strptime(one.value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 -- its zone is put on below
    zone = UTC if one.value.endswith("Z") else zones[one.parameters["TZID"]]
    return local.replace(tzinfo=zone).astimezone(UTC)
