"""The group in which one person's open pages hear live signals, and the word that ends them."""

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
