"""The one door to other servers: whatever address a person, a file or another library names is fetched through here.

`fetch` opens no connection to an address inside our own network, follows redirects only where they pass the same check, and ends
in time and in size. Nothing else in the product opens an address that it was given.
"""

from clearinghouse.core.fetching.errors import (
    AddressRefused,
    AnswerTooLarge,
    BadAnswer,
    HostBusy,
    NotReached,
    TooManyRedirects,
    TooSlow,
)
from clearinghouse.core.fetching.fetch import Fetched, Limits, fetch

__all__ = [
    "AddressRefused",
    "AnswerTooLarge",
    "BadAnswer",
    "Fetched",
    "HostBusy",
    "Limits",
    "NotReached",
    "TooManyRedirects",
    "TooSlow",
    "fetch",
]
