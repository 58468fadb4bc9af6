"""Text whose lines flow (RFC 3676): a space at a line's end says that the next goes on."""

from __future__ import annotations


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """The same with each paragraph on one line. Quotation marks stay in front."""
    done: list[tuple[int, str]] = []
    is_open = False
    for line in text.split("\n"):
        depth, words = parts_of(line)
        flows = words.endswith(" ") and words != "-- "
        if is_open and done[-1][0] == depth and words != "-- ":
            done[-1] = (depth, done[-1][1] + words)
        else:
            done.append((depth, words))
        is_open = flows
        if flows and delete_space:
            done[-1] = (depth, done[-1][1][:-1])
    return "\n".join((">" * depth + " " if depth else "") + words for depth, words in done)


def parts_of(line: str) -> tuple[int, str]:
    """How often a line is quoted, and its words without the space that protects them."""
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")
