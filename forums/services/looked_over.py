"""What of a post is looked over before others read it: its title and text, and what its files are called and show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from clearinghouse.resources.student_data import born_then

if TYPE_CHECKING:
    from collections.abc import Iterable

# The day and time that a phone or a scanner writes into a name. A day on which a child could be born is left in it.
STAMP = re.compile(r"(?<!\d)(?P<year>20\d\d)[01]\d[0-3]\d(?:[ _-]?\d{6,9})?(?!\d)")


class Called(Protocol):
    """A file of a post: kept, brought or standing."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def alt(self) -> str:
        """What it shows."""


def texts_of_files(files: Iterable[Called]) -> list[str]:
    """One text for each file, in their order: what it shows, then its name as words."""
    return [f"{' '.join(file.alt.split())}\n{words_of_name(file.name)}" for file in files]


def words_of_name(name: str) -> str:
    """A file's name as it is read: `_` and `-` stand for spaces. With hyphens left in it comes once more, as dates and numbers have them."""
    plain = STAMP.sub(lambda found: found[0] if born_then(int(found["year"])) else " ", name).replace("_", " ")
    return "\n".join(dict.fromkeys([plain.replace("-", " "), plain]))
