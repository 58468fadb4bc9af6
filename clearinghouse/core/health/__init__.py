"""Is the site well? Apps register what they lean on; `/readyz` asks."""

from clearinghouse.core.health.registry import Check, Finding, NotWell, examine, register, state_of

__all__ = ["Check", "Finding", "NotWell", "examine", "register", "state_of"]
