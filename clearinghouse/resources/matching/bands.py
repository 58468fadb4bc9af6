"""The bands in which districts are compared, and where they come from.

Enrolment: the size classes of the Digest of Education Statistics, table 214.20 (https://nces.ed.gov/programs/digest/d22/tables/dt22_214.20.asp),
with its classes from 5,000 students up taken as one. Locale: the four groups of the NCES locale framework (districts/enums.py). Grades: the
bands that the evidence itself uses (enums.GradeBand).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db import models

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import GradeBand, Setting


class EnrolmentBand(models.TextChoices):
    """How many students a district has."""

    UNDER_300 = "1-299", "Fewer than 300 students"
    FROM_300 = "300-599", "300 to 599 students"
    FROM_600 = "600-999", "600 to 999 students"
    FROM_1000 = "1000-2499", "1,000 to 2,499 students"
    FROM_2500 = "2500-4999", "2,500 to 4,999 students"
    FROM_5000 = "5000", "5,000 students or more"

    @property
    def fewest(self) -> int:
        """The smallest district in the band."""
        return int(self.value.partition("-")[0])

    @property
    def most(self) -> int | None:
        """The largest district in the band; None for the last, which has no end."""
        return int(self.value.partition("-")[2] or 0) or None


# Studies tell three settings, districts four: what holds for the country around small towns is nearest to these.
SETTING_OF: dict[str, str] = {
    Locale.CITY: Setting.URBAN.value,
    Locale.SUBURB: Setting.SUBURBAN.value,
    Locale.TOWN: Setting.RURAL.value,
    Locale.RURAL: Setting.RURAL.value,
}
# The grades in each band, by the codes of districts/enums.py; a grade on the edge lies in both.
GRADES_OF: dict[str, tuple[str, ...]] = {
    GradeBand.PK_K: ("PK", "K"),
    GradeBand.K_3: ("K", "01", "02", "03"),
    GradeBand.GRADES_3_6: ("03", "04", "05", "06"),
    GradeBand.GRADES_6_9: ("06", "07", "08", "09"),
    GradeBand.GRADES_9_12: ("09", "10", "11", "12"),
}
EDGES = ("pre-K", "kindergarten", "3", "6", "9", "12")


def band_of_enrolment(students: int | None) -> str:
    """The band of a district with so many students; nothing where the number is unknown or none."""
    return next((band.value for band in reversed(EnrolmentBand) if students and students >= band.fewest), "")


def bands_of_grades(codes: Iterable[str]) -> tuple[str, ...]:
    """The bands of which a district teaches at least two grades; one on the edge alone makes no band."""
    taught = set(codes)
    return tuple(band for band, grades in GRADES_OF.items() if len(taught.intersection(grades)) > 1)


def grades_in_words(bands: Iterable[str]) -> str:
    """`grades 3 to 9`, `kindergarten to grade 3 and grades 9 to 12`: bands that touch are said as one."""
    order = list(GradeBand.values)
    places = sorted({order.index(band) for band in bands if band in order})
    runs = [[place for _, place in run] for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]
    return " and ".join(run_in_words(run) for run in runs)


def run_in_words(places: Sequence[int]) -> str:
    """One run of bands, by their places."""
    first, last = EDGES[places[0]], EDGES[places[-1] + 1]
    if last == EDGES[1]:
        return f"{first} and {last}"
    return f"grades {first} to {last}" if first.isdigit() else f"{first} to grade {last}"
