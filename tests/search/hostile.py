"""What nobody should type: a seeded generator of queries that would break a search which takes signs for commands."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

SEED = 20_261_124
MEGABYTE = 2**20
OPERATORS = ['"', "'", "(", ")", "[", "]", "{", "}", "*", "?", "~", "^", "-", "+", "!", "&&", "||", "\\", "/", ":", "=", "<", ">", "|", "%", "_",
             " AND ", " OR ", " NOT ", " NEAR ", "NEAR(", "title:", "^2", "~1", "<->", ":*", "@@", "$", ";", "--", "/*", "*/", "`", "#", ","]  # fmt: skip
INJECTIONS = ["'; DROP TABLE search_indexrow; --", "1' OR '1'='1", '" OR ""="', "%' UNION SELECT * FROM accounts_user --", "{{7*7}}", "${7*7}",
              "<script>alert(1)</script>", "../../etc/passwd", '{"match_all":{}}', "$where: 1", "\\'; SELECT pg_sleep(9); --", "*:*", "_exists_:title",
              "title:[* TO *]", "&filters=x", "\x02mark\x03", "%s%s%n", "{0.__class__}"]  # fmt: skip
REGEXES = ["(a+)+$", "/.*/", "([a-zA-Z]+)*", "(a|aa)+b", "^(.*)*$", "x{1,9999}", "[^\\w]*\\1", "(?=.*)(?!x)", "/[/", "a" * 60 + "!"]
STRANGE = ["\u202e", "\u200b", "\ufeff", "é" * 9, "e\u0301" * 9, "日本語", "🎉" * 5, "👩‍👩‍👧‍👦", "ﬁ", "ß", "İ", "ǅ", "\u0300" * 90, "٣", "Ⅷ", "¼", "\U000e0001",
           "\U0010ffff", "\ud800", "\udfff", "\ud83d", "\uffff", "\x01", "\x7f", "\x1b[2J", "\t\r\n", "ａｂｃ", "𝒶𝒷𝒸", "ا" * 40]  # fmt: skip
WORDS = [
    "reading",
    "rural",
    "tier 1",
    "grade 3",
    "IEP",
    "text to speech",
    "10.3102/0162373713507480",
    "EJ1234567",
    "tutoring",
    "mathmatics",
    "the",
    "of",
]
PARAMETERS = ["tier", "topic", "setting", "grade", "kind", "sort", "page", "spelling", "nothing"]


def queries(count: int) -> Iterator[str]:
    """As many queries, the same each time."""
    chance = random.Random(SEED)
    for _ in range(count):
        yield chance.choice(MAKERS)(chance)


def addresses(count: int) -> Iterator[str]:
    """As many address lines after the question mark: mostly words, sometimes with nonsense for other parameters."""
    chance = random.Random(SEED + 1)
    for query in queries(count):
        text = quote(query.encode("utf-8", "surrogatepass"))
        extra = chance.choice(
            ["", "", "&" + urlencode({chance.choice(PARAMETERS): chance.choice(INJECTIONS + REGEXES + ["1", "-1"])})]
        )
        yield f"q={text}{extra}"


def pieces(chance: random.Random, *of: list[str], most: int = 12) -> str:
    return chance.choice(["", " "]).join(chance.choice(chance.choice(of)) for _ in range(chance.randint(1, most)))


def letters(chance: random.Random) -> str:
    return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 300)))


def many_words(chance: random.Random) -> str:
    return " ".join(
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(1, 30))) for _ in range(chance.randint(10, 400))
    )


def huge(chance: random.Random) -> str:
    piece = chance.choice([*OPERATORS, *WORDS, *STRANGE, "a", " ", '" '])
    return (
        (piece * (MEGABYTE // len(piece)))[:: chance.choice([1, 1, 7])]
        if chance.random() < 0.1
        else piece * chance.randint(50, 2_000)
    )


MAKERS: list[Callable[[random.Random], str]] = [
    lambda chance: pieces(chance, OPERATORS),
    lambda chance: pieces(chance, OPERATORS, WORDS),
    lambda chance: pieces(chance, INJECTIONS, most=2),
    lambda chance: pieces(chance, REGEXES, WORDS, most=4),
    lambda chance: pieces(chance, STRANGE, WORDS, OPERATORS),
    lambda chance: pieces(chance, WORDS, STRANGE, most=30),
    letters,
    many_words,
    huge,
]
