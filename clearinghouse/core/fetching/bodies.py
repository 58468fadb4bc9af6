"""The body of an answer, as far as it may go."""

from __future__ import annotations

import http.client
import zlib
from typing import TYPE_CHECKING

from clearinghouse.core.fetching.errors import AnswerTooLarge, BadAnswer, NotReached

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 64 * 1024
BROKEN = "The connection broke in the middle of the answer."
UNPACKED_AS = {"gzip": 31, "x-gzip": 31, "deflate": 47}


def read_body(response: http.client.HTTPResponse, most: int) -> bytes:
    """All of the body, unpacked, where it has at most so many bytes. Raises AnswerTooLarge, BadAnswer, NotReached and TooSlow."""
    declared = response.getheader("Content-Length", "")
    if declared.isdecimal() and int(declared) > most:
        raise too_large(most)
    body = bytearray()
    for chunk in unpacked(response, most):
        body += chunk
        if len(body) > most:
            raise too_large(most)
    return bytes(body)


def too_large(most: int) -> AnswerTooLarge:
    """The error with the limit in words."""
    return AnswerTooLarge(f"The answer has more than {most / 1024 / 1024:,.1f} MB, which is all that is taken here.")


def unpacked(response: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    """The body piece by piece. What was packed is unpacked by pieces too: a small bomb is never let off whole."""
    coding = response.getheader("Content-Encoding", "identity").strip().lower()
    if coding in {"identity", ""}:
        yield from pieces(response)
    elif coding in UNPACKED_AS:
        unpack = zlib.decompressobj(UNPACKED_AS[coding])
        try:
            for piece in pieces(response):
                yield unpack.decompress(piece, most + 1)
                if unpack.unconsumed_tail:
                    raise too_large(most)
        except zlib.error:
            raise BadAnswer from None
    else:
        raise BadAnswer(f"The server packed its answer in a way that is not known here: {coding[:40]}.")


def pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """What comes, as it comes, until all that was announced has come."""
    try:
        while piece := response.read(CHUNK) if response.chunked else response.read1(CHUNK):
            yield piece
    except (http.client.IncompleteRead, OSError):
        raise NotReached(BROKEN) from None
    except (http.client.HTTPException, ValueError):
        raise BadAnswer from None
    if response.length:
        raise NotReached(BROKEN)
