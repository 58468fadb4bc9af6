"""The group in which one person's open pages hear live signals, and the words that end them or have them looked at anew."""

from __future__ import annotations

from hashlib import sha256

from clearinghouse.core.live import announce

EVERY_SESSION = "*"


def person_group(user_id: int) -> str:
    """The name of the person's group."""
    return f"person.{user_id}"


def session_mark(session_key: str | None) -> str:
    """Names a session without giving it away."""
    return sha256((session_key or "").encode()).hexdigest()[:16]


def close_sockets(user_id: int, *, session: str = EVERY_SESSION) -> None:
    """Ask the person's sockets, or those of one session, to close once the running transaction has committed."""
    announce(person_group(user_id), {"close": session})


def check_sockets(user_id: int) -> None:
    """Have the person's sockets ask at once whether they may still hear what they hear, once the running transaction has committed.

    For whatever takes a right away: a role, a place, the standing of a district.
    """
    announce(person_group(user_id), {"check": True})
