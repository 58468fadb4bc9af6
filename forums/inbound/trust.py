"""Whether a mail is from whom it says, as far as our own receiving server looked (RFC 8601)."""

from __future__ import annotations

import re

RESULT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*(\w+)([^;]*)", re.IGNORECASE)
DOMAIN = re.compile(r"(?:header\.(?:d|i|from)|smtp\.(?:mailfrom|helo))\s*=\s*\"?(?:[^\s;\"@]*@)?([\w.-]+)", re.IGNORECASE)


def is_vouched_for(results: tuple[str, ...], *, sender: str, server: str) -> bool:
    """Whether our server, by its name in these results, vouches for the sender's domain. Only the newest result of ours counts:
    whatever stands below it came with the mail.

    DMARC decides where the domain has a policy; else a signature or an envelope of the same domain.
    """
    ours = next((result for result in results if result.split(";")[0].split()[:1] == [server]), None)
    if ours is None:
        return False
    found = [(method.lower(), verdict.lower(), rest) for method, verdict, rest in RESULT.findall(ours[:4000])]
    policies = [verdict for method, verdict, _ in found if method == "dmarc" and verdict != "none"]
    if policies:
        return policies == ["pass"]
    return any(verdict == "pass" and is_aligned(rest, sender) for method, verdict, rest in found if method != "dmarc")


def is_aligned(facts: str, sender: str) -> bool:
    """Whether a result speaks of the sender's own domain, or of one above or below it."""
    domain = sender.rpartition("@")[2].lower()
    named = [found.lower().strip(".") for found in DOMAIN.findall(facts)]
    return any(name == domain or (name.count(".") and domain.endswith(f".{name}")) or name.endswith(f".{domain}") for name in named)
