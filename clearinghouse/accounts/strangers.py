"""Forms that anybody may fill in, without an account: kept from machines by our own means, and from floods.

A machine fills in every field, also one that no person sees; it sends a form in the second in which it got it; and it comes again
and again. No third party is asked, and nothing here needs a script.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django import forms
from django.core import signing
from django.core.cache import cache

from clearinghouse.accounts.addresses import client_address
from clearinghouse.core.errors import RuleViolation

if TYPE_CHECKING:
    from django.http import HttpRequest

SALT = "accounts.strangers"
LEAST_SECONDS = 3.0
MOST_SECONDS = 24 * 3600
HOUR = 3600


class TooQuick(RuleViolation):
    """Sent in the seconds in which only a machine fills in a form."""

    code = "too_quick"
    message = "That was quick, as machines are. Look over it once more, then send it again."


class TooOld(RuleViolation):
    """Open for longer than its signature is good, or never handed out by us."""

    code = "too_old"
    message = "This form was open for more than a day. Look over it once more, then send it again."


class TooMany(RuleViolation):
    """A flood from one address."""

    code = "too_many"
    message = "Many forms have come from where you are. Wait an hour, then send yours again."


def stamp() -> str:
    """When a form was handed out, signed."""
    return signing.dumps(time.time(), salt=SALT)


class Trap(forms.Form):
    """Stands beside a form: a field that people leave empty because they do not see it, and when the form was handed out."""

    homepage = forms.CharField(
        label="Leave this empty", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput(), initial=stamp)

    @property
    def is_sprung(self) -> bool:
        """Whether a machine has sent this: somebody filled in what nobody sees."""
        return bool(self.data.get("homepage"))


def check_time(opened: str, *, least: float = LEAST_SECONDS) -> None:
    """Raise TooQuick or TooOld unless the form was handed out by us, some seconds and less than a day ago."""
    try:
        at = float(signing.loads(opened, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise TooOld from error
    passed = time.time() - at
    if passed < least:
        raise TooQuick
    if passed > MOST_SECONDS:
        raise TooOld


def check_flood(request: HttpRequest, name: str, *, most: int) -> None:
    """Count this one against the visitor's address, and raise TooMany where more than `most` came within an hour.

    A cache that forgets lets more pass; what must never pass too often is counted in the database by its own service.
    """
    hour = int(time.time() // HOUR)
    key = f"strangers:{name}:{client_address(request)}:{hour}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, timeout=HOUR)
    if count > most:
        raise TooMany
