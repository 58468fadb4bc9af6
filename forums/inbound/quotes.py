"""What of a mail is the writer's own: without what it quotes, however a mail program quotes it, and without signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from forums.inbound.phrases import (
    ADDRESS_THEN_COLON,
    ATTRIBUTION,
    DASHED,
    DEVICE,
    DIRECTIONS,
    FORWARDED,
    FROM_LINE,
    RULE,
    SENT_LINE,
    SIGNED,
    SMALL_PRINT,
    TIME_OR_ADDRESS,
)

# Stands at the head of our letters; what stands above it is an answer.
MARK = "Answer above this line"
LONGEST_LINE = 400
MOST_LINES = 5_000
SPREADS_OVER = 4
HEAD_LINES = 6
QUOTED_LINES_KEPT = 4


@dataclass(frozen=True)
class Cut:
    """Where something that is not the writer's own begins and where its head ends; `goes_on` where own words may follow below it."""

    begins: int
    ends: int
    goes_on: bool


def own_words(text: str) -> str:
    """The writer's own words; empty where there are none. A quotation between own words stays, as they speak of it."""
    lines = [line.rstrip() for line in text.split("\n")[:MOST_LINES]]
    lines = above_mark(lines) or lines
    found = cut_of(lines)
    if found is None:
        own = without_quotes(lines)
    else:
        head = without_quotes(lines[: found.begins])
        own = [*head, *below(lines[found.ends :], has_head=any(head))] if found.goes_on else head
    return re.sub(r"\n{3,}", "\n\n", "\n".join(without_signature(own))).strip()


def bare(line: str) -> str:
    """A line without marks of direction and the spaces around it, and no more of it than a pattern should read."""
    return line.translate(DIRECTIONS).strip()[:LONGEST_LINE]


def is_quoted(line: str) -> bool:
    """Whether a line is marked as somebody else's."""
    return bare(line).startswith((">", "|>"))


def above_mark(lines: list[str]) -> list[str]:
    """What stands above our letters' own mark, with the line that introduces it; nothing where there is none or nothing above."""
    place = next((number for number, line in enumerate(lines) if MARK in line), None)
    if place is None:
        return []
    above = [*without_introduction(lines[:place]), ">"]
    return above if without_signature(without_quotes(up_to_cut(above))) else []


def without_introduction(lines: list[str]) -> list[str]:
    """Without a last line that ends in a colon: right above our own mark it says who wrote, in a language that we do not know."""
    said = next((number for number in range(len(lines) - 1, -1, -1) if bare(lines[number]).strip(" >")), None)
    is_introduction = said is not None and bare(lines[said]).endswith((":", "：")) and cut_of(lines) is None
    return lines[:said] if is_introduction else lines


def up_to_cut(lines: list[str]) -> list[str]:
    """These lines up to the first that introduces a quotation."""
    found = cut_of(lines)
    return lines if found is None else lines[: found.begins]


def cut_of(lines: list[str]) -> Cut | None:
    """The first place where a quotation or a forwarded mail begins without saying so line by line."""
    for number, line in enumerate(lines):
        words = bare(line)
        if not words or words.startswith(">"):
            continue
        if DASHED.match(words) or FORWARDED.match(words) or is_head(lines, number):
            return Cut(above_rules(lines, number), number + 1, goes_on=False)
        height = introduces(lines, number)
        if height:
            return Cut(number, number + height, goes_on=True)
    return None


def is_head(lines: list[str], number: int) -> bool:
    """Whether the head of another mail begins here: who it is from, and close below when it was sent, to whom or about what."""
    if not FROM_LINE.match(bare(lines[number])):
        return False
    return sum(bool(SENT_LINE.match(bare(line))) for line in lines[number + 1 : number + HEAD_LINES]) >= 2


def above_rules(lines: list[str], number: int) -> int:
    """The same place, or that of the rules and empty lines right above it."""
    while number > 0 and (not bare(lines[number - 1]) or RULE.match(bare(lines[number - 1]))):
        number -= 1
    return number


def introduces(lines: list[str], number: int) -> int:
    """Over how many lines from here on somebody is said to have written something; 0 where nobody is."""
    joined = ""
    for height in range(1, SPREADS_OVER + 1):
        line = bare(lines[number + height - 1]) if number + height <= len(lines) else ""
        if not line or line.startswith(">"):
            return 0
        joined = f"{joined} {line}".strip()[:LONGEST_LINE]
        if line.endswith((":", "：")):
            return height if says_who_wrote(joined, follows=lines[number + height :]) else 0
    return 0


def says_who_wrote(words: str, *, follows: list[str]) -> bool:
    """Whether a line introduces a quotation, and not a sentence of one's own that happens to end so."""
    is_followed = next((is_quoted(line) for line in follows if bare(line)), False)
    if ATTRIBUTION.match(words):
        return is_followed or bool(TIME_OR_ADDRESS.search(words))
    return is_followed and bool(ADDRESS_THEN_COLON.search(words))


def below(lines: list[str], *, has_head: bool) -> list[str]:
    """Own words below what they answer to. Where there were own words above, only what clearly stands by itself counts."""
    if not any(is_quoted(line) for line in lines):
        return []
    return without_quotes(lines, strict=has_head, after_quote=True)


def without_quotes(lines: list[str], *, strict: bool = False, after_quote: bool = False) -> list[str]:
    """Own lines. Quoted ones stay, shortened, only between own words: an answer part by part is read with what it answers.

    A line that a program broke off from a quoted one carries no mark; `strict` takes it for quoted unless empty lines stand around it.
    """
    blocks = [(quoted, list(block)) for quoted, block in groupby(lines, key=is_quoted)]
    own = [number for number, (quoted, block) in enumerate(blocks) if not quoted and stands_alone(block, strict=strict)]
    is_by_parts = len(own) > 1 or (strict and bool(own))
    kept: list[str] = []
    for number in own:
        answered = blocks[number - 1][1] if number and (number != own[0] or after_quote) else []
        if is_by_parts and answered:
            kept += ["", *shortest(answered), ""]
        kept += blocks[number][1]
    return kept


def stands_alone(block: list[str], *, strict: bool) -> bool:
    """Whether these lines say anything, and where that is asked for with an empty line before."""
    return any(map(bare, block)) and (not strict or not bare(block[0]))


def shortest(quoted: list[str]) -> list[str]:
    """The last lines of a quotation that say something, marked alike."""
    said = [bare(line).lstrip("|> ") for line in quoted]
    return [f"> {line}" for line in [line for line in said if line][-QUOTED_LINES_KEPT:]]


def without_signature(lines: list[str]) -> list[str]:
    """These lines up to a signature, the boast of a device, or small print."""
    for number, line in enumerate(lines):
        words = bare(line)
        is_signed = bool(SIGNED.match(words)) and any(map(bare, lines[:number]))
        if is_signed or DEVICE.match(words) or SMALL_PRINT.match(words):
            return above_end(lines[:number])
    return above_end(lines)


def above_end(lines: list[str]) -> list[str]:
    """Without empty lines and rules at the end."""
    while lines and (not bare(lines[-1]) or RULE.match(bare(lines[-1]))):
        lines = lines[:-1]
    return lines
