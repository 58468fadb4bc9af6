"""What a page may send over a socket: little, and not a lot at once. Every socket asks here, so that the rule stands once."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

LARGEST_FRAME = 4_096
MOST_FRAMES = 20
WITHIN_SECONDS = 10.0
# Close codes of RFC 6455.
TOO_LARGE, TOO_MANY = 1009, 1008


@dataclass
class FrameGuard:
    """Counts one socket's frames."""

    came_at: deque[float] = field(default_factory=lambda: deque(maxlen=MOST_FRAMES))

    def refuses(self, text: str | None, data: bytes | None) -> int | None:
        """The code to close with where this frame is more than 4 KiB, or one more than 20 within 10 s; None where it may be heard."""
        now = time.monotonic()
        if bytes_of(text or "") > LARGEST_FRAME or len(data or b"") > LARGEST_FRAME:
            return TOO_LARGE
        if len(self.came_at) == MOST_FRAMES and now - self.came_at[0] < WITHIN_SECONDS:
            return TOO_MANY
        self.came_at.append(now)
        return None


def bytes_of(text: str) -> int:
    """Its size on the wire. What could not have come over one (half a character) is counted too."""
    return len(text) if len(text) > LARGEST_FRAME else len(text.encode(errors="surrogatepass"))
