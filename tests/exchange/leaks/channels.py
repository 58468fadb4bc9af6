"""Every channel by which the library gives anything, what it says to somebody, and where it says a word."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

from clearinghouse.resources.enums import ResourceKind
from tests.crawling import Crawl
from tests.exchange.leaks.canaries import DISTRICT, DRAFT, MEMBERS

if TYPE_CHECKING:
    from django.test import Client

    from tests.exchange.leaks.canaries import Library

KINDS = tuple(ResourceKind.values)
PREFIXES = ("oai_dc", "lrmi")
OURS = "enrolment=300-599&locale=rural&grades=k-3&budget=25"
DOORS = (
    "/", "/library/", f"/library/?{OURS}", "/library/topics/", "/library/topics/river-reading/", "/library/topics/fens/",
    *(f"/library/topics/river-reading/?kind={kind}" for kind in KINDS), "/library/vocabularies/", "/library/vocabularies.ttl",
    "/library/vocabularies.rdf", "/library/data/", "/library/records.csv", "/library/records.jsonl.gz", "/library/records.sha256",
    "/library/at/", "/library/at/where/?need=finding-a-place", "/library/at/ladder/?need=finding-a-place&where=classroom",
    "/library/at/ladder/?need=hearing-a-bell&where=classroom", "/library/collections/", "/library/collections/for-the-fall-meeting/",
    *(f"/library/collections/for-the-fall-meeting/{end}" for end in ("print/", "collection.csv", "collection.zip")),
    "/library/tried/", "/library/tried/?district=alder-creek", "/library/tried/?outcome=kept", "/districts/alder-creek/",
    "/sitemap.xml", "/challenges/far-apart/", "/figures/",
)  # fmt: skip
SEARCHES = (
    "", "?q=reading", f"?q=reading&{OURS}", "?q=quill", f"?q={DISTRICT}", f"?q={MEMBERS}", f"?q={DRAFT}", "?q=quildistrict",
    "?topic=fens", "?need=hearing-a-bell", "?tier=1", "?q=reading+13", "?q=reading+12", "?q=reading+10", "?q=reading&sort=newest",
    "?q=fens", "?q=on+paper", *(f"?kind={kind}" for kind in KINDS),
)  # fmt: skip
FOUND = (
    *(f"/search/{query}" for query in SEARCHES), *(f"/search/feed.atom{query}" for query in SEARCHES),
    *(f"/search/suggest/?q={words}" for words in ("quill", "rea", "open", "fen", "quilldistrict r")),
)  # fmt: skip
FEEDS = (
    "/feeds/library.atom", "/feeds/library/river-reading.atom", "/feeds/library/fens.atom",
    *(f"/feeds/library/kind/{kind}.atom" for kind in KINDS),
)  # fmt: skip
SETS = ("", *(f"&set=kind:{kind}" for kind in KINDS), "&set=topic:river-reading", "&set=topic:fens")
HARVEST = (
    "/oai?verb=Identify", "/oai?verb=ListSets", "/oai?verb=ListMetadataFormats",
    *(f"/oai?verb={verb}&metadataPrefix={prefix}{chosen}" for verb in ("ListRecords", "ListIdentifiers")
      for prefix in PREFIXES for chosen in SETS),
)  # fmt: skip
CHANNELS = (*DOORS, *FOUND, *FEEDS, *HARVEST)
OF_A_PAGE = (
    "/library/cite/{pk}/", "/library/cite/{pk}.ris", "/library/cite/{pk}.bib", "/library/cite/{pk}.json", "/library/grant/{pk}/",
    "/library/at/trial/{pk}/", "/library/tried/on/{pk}/", "/library/tried/on/{pk}/write/", "/library/rate/{pk}/", "/cards/{pk}.png",
    "/library/history/{pk}/", "/library/history/{pk}/compare/", "/library/collections/add/{pk}/", "/library/proposals/{pk}/",
    "/library/curation/{pk}/",
)  # fmt: skip
CMS = (
    "/cms/", "/cms/pages/", "/cms/pages/{pk}/", "/cms/pages/{pk}/edit/", "/cms/pages/{pk}/history/", "/cms/pages/{pk}/view_draft/",
    "/cms/pages/{pk}/usage/", "/cms/choose-page/?q=quill", "/cms/choose-page/search/?q=quill", "/cms/images/chooser/results/?q=quill",
    "/cms/documents/chooser/results/?q=quill", "/cms/tag-autocomplete/?term=quill", "/cms/pages/search/?q=quill",
    "/cms/images/results/", "/cms/documents/results/", "/cms/reports/site-history/", "/cms/library/records/resources.csv",
    "/cms/library/records/resources.xlsx", "/cms/api/main/pages/?search=quill",
)  # fmt: skip
ELSEWHERE = ("/account/", "/static/", "/contact/", "/join/", "/news/", "/stories/", "/partners/", "/press/", "/events/", "/letters/",
             "/embed/", "/library/propose/", "/notifications/", "/figures/", "/districts/")  # fmt: skip
# What differs from one asking to the next, whoever asks: forms' tokens, moments, and the file's name for the day it was made.
PASSING = re.compile(
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.:+Z-]*|resources-[\d-]+\.csv|'
    r"\d+:\d\d [AP]M( E[SD]T)?|[\d,.]+.(KB|bytes)|[0-9a-f]{64}|<resumptionToken[^/]*</resumptionToken>"
)


def heard_in(answers: dict[str, str], *words: str) -> list[tuple[str, str]]:
    """Where a word is said that was not in the question."""
    return [
        (address, word) for address, text in answers.items() for word in words if word in without_question(address, text).lower()
    ]


def without_question(address: str, text: str) -> str:
    """The answer without what merely repeats the question in its own address."""
    asked = re.search(r"[?&](?:q|term|search)=([^&]+)", address)
    if asked is None:
        return text
    words = asked[1].replace("+", " ")
    return re.sub("|".join({re.escape(words), re.escape(asked[1]), re.escape(words.replace(" ", "%20"))}), "", text)


def told_to(browser: Client, library: Library, *, follow: bool = False) -> dict[str, str]:
    """Every channel and all of every public resource, and where wanted wherever that leads."""
    own = [way.format(pk=page.pk) for page in library.pages for way in OF_A_PAGE]
    crawl = Crawl(browser, most=450 if follow else 0, alike=3, never=ELSEWHERE)
    return crawl.reach([*CHANNELS, *(page.url for page in library.pages), library.retired.url, library.earlier.url, *own])


def lasting(answers: dict[str, str]) -> dict[str, str]:
    """The lines of each answer whatever their order: how well words fit is reckoned over all that the index holds."""
    return {address: "\n".join(sorted(PASSING.sub("", text).splitlines())) for address, text in answers.items()}


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Where the same question has another answer, and questions to which only one of them led, each with its first lines that differ."""
    told = [(address, before.get(address, ""), after.get(address, "")) for address in sorted(before.keys() | after.keys())]
    return [f"{address}: {first_difference(old, new)}" for address, old, new in told if old != new]


def first_difference(old: str, new: str) -> str:
    lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return " | ".join(line.strip() for line in list(lines)[3:7])[:400]
