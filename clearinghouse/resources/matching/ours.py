"""What a district says of itself, to be compared with what was studied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import GradeBand
from clearinghouse.resources.matching.bands import SETTING_OF, EnrolmentBand, grades_in_words

if TYPE_CHECKING:
    from django.utils.datastructures import MultiValueDict

NAMES = ("enrolment", "locale", "grades", "budget")
LARGEST_BUDGET = 100_000


class Told(StrEnum):
    """Where a setting comes from."""

    NOWHERE = "nowhere"
    ADDRESS = "address"
    ACCOUNT = "account"
    DISTRICT = "district"


@dataclass(frozen=True)
class OurSetting:
    """A district's enrolment band, locale, grade bands, and dollars it can spend a pupil and year; what nobody said is empty.

    `told` says where it comes from, `district` whose record it is, where it is one's.
    """

    enrolment: str = ""
    locale: str = ""
    grades: tuple[str, ...] = ()
    budget: int | None = None
    told: Told = Told.NOWHERE
    district: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self.enrolment or self.locale or self.grades or self.budget is not None)

    @property
    def setting(self) -> str:
        """The setting of studies that is most like this locale."""
        return SETTING_OF.get(self.locale, "")

    @property
    def words(self) -> str:
        """`rural, 300 to 599 students, grades 3 to 6, $25 a pupil`."""
        parts = [Locale(self.locale).label.lower()] if self.locale else []
        parts += [lowered(str(EnrolmentBand(self.enrolment).label))] if self.enrolment else []
        parts += [grades_in_words(self.grades)] if self.grades else []
        parts += [f"${self.budget:,} a pupil"] if self.budget is not None else []
        return ", ".join(parts)

    def parameters(self) -> list[tuple[str, str]]:
        """As an address has it."""
        pairs = [(name, getattr(self, name)) for name in ("enrolment", "locale") if getattr(self, name)]
        pairs += [("grades", band) for band in self.grades]
        return pairs + ([("budget", str(self.budget))] if self.budget is not None else [])

    def carried(self) -> list[tuple[str, str]]:
        """What links carry on: only what the address said, since an account is asked each time."""
        return self.parameters() if self.told is Told.ADDRESS else []


def lowered(words: str) -> str:
    """The words within a sentence."""
    return words[:1].lower() + words[1:]


def read_setting(parameters: MultiValueDict[str, str]) -> OurSetting:
    """The setting that an address says. What it does not understand is left out; the form says what is wrong with it."""
    enrolment, locale, budget = (str(parameters.get(name) or "") for name in ("enrolment", "locale", "budget"))
    asked = set(parameters.getlist("grades"))
    amount = int(budget) if budget.isascii() and budget.isdigit() and len(budget) < 7 else None
    found = OurSetting(
        enrolment=enrolment if enrolment in EnrolmentBand.values else "",
        locale=locale if locale in Locale.values else "",
        grades=tuple(band for band in GradeBand.values if band in asked),
        budget=amount if amount is not None and amount <= LARGEST_BUDGET else None,
        told=Told.ADDRESS,
    )
    return found or OurSetting()


def carry(address: str, ours: OurSetting) -> str:
    """An address of this site with the setting in it, where the address of this page has it too."""
    carried = ours.carried()
    return with_setting(address, ours) if carried and address.startswith("/") else address


def with_setting(address: str, ours: OurSetting) -> str:
    """An address with this setting in place of any that it has."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in NAMES]
    return urlunsplit(parts._replace(query=urlencode([*kept, *ours.parameters()])))
