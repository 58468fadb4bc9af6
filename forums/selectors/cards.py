"""A link to something of this site that stands alone on its line is shown as a card with its title: to whoever may see the thing, as they look.

Nothing of it is kept with the post, and no other site is asked for anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.html import format_html
from wagtail.models import Site

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from forums.enums import SubjectKind
from forums.models import Post, Topic
from forums.models.topic import subject_model
from forums.selectors.subjects import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from forums.readers import Reader

# As the renderer writes a bare address that has a line for itself.
ALONE = re.compile(r'(?P<open><p>|<br>\n?)<a href="(?P<href>https?://[^"]+)"[^>]*>https?://[^<]*</a>(?=</p>|<br>)')
PLACES = (
    ("topic", re.compile(r"/forums/topics/(\d{1,9})/")),
    ("post", re.compile(r"/forums/posts/(\d{1,9})/")),
    ("event", re.compile(r"/events/([\w-]{1,100})/")),
    ("challenge", re.compile(r"/challenges/([\w-]{1,100})/")),
    ("district", re.compile(r"/districts/([\w-]{1,100})/")),
    ("resource", re.compile(r"(/library/.{1,300}/)")),
)
MOST = 40


@dataclass(frozen=True)
class Card:
    """What a link of ours leads to."""

    kind: str
    title: str


Place = tuple[str, str]
Finder = Callable[[set[str], "Reader", "User | None"], Iterator[tuple[str, "Card"]]]


def carded(posts: Collection[Post], reader: Reader) -> dict[int, str]:
    """The HTML of those of these posts that have such links, with cards in it, by the post's key.

    Without such a link no query; otherwise one for each kind that is linked to and at most one to know the person, however many links there are.
    """
    linked = {post.pk: post.html for post in posts if places_in(post.html)}
    cards = cards_for({place for html in linked.values() for place in places_in(html)}, reader) if linked else {}
    return {pk: ALONE.sub(lambda link: with_card(link, cards), html) for pk, html in linked.items()}


def places_in(html: str) -> list[Place]:
    """What of ours the links on lines of their own name: kinds, and the number or slug in the address."""
    found = (place_of(link["href"]) for link in ALONE.finditer(html))
    return [place for place in found if place is not None][:MOST]


def place_of(href: str) -> Place | None:
    """The kind and key of an address of this site; None for any other."""
    address = urlsplit(unescape(href))
    if address.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    path = unquote(address.path)
    matches = ((kind, pattern.fullmatch(path)) for kind, pattern in PLACES)
    return next(((kind, match[1]) for kind, match in matches if match), None)


def with_card(link: re.Match[str], cards: dict[Place, Card]) -> str:
    """The link as a card, or as it was where the reader sees nothing there."""
    place = place_of(link["href"])
    card = cards.get(place) if place else None
    if card is None:
        return link[0]
    address = unescape(link["href"])
    made = format_html('<a class="link-card" href="{}"><span class="meta">{}</span> {}</a>', address, card.kind, card.title)
    return f"{link['open']}{made}"


def cards_for(places: set[Place], reader: Reader) -> dict[Place, Card]:
    """The cards of those of these places that the reader may see. One query for each kind among them, and one for the person."""
    user = None
    if reader.user_id is not None and {kind for kind, _ in places} - {"topic", "post"}:
        user = User.objects.filter(pk=reader.user_id).first()
    cards: dict[Place, Card] = {}
    for kind, find in FINDERS.items():
        if keys := {key for found, key in places if found == kind}:
            cards |= {(kind, key): card for key, card in find(keys, reader, user)}
    return cards


def topics(keys: set[str], reader: Reader, user: User | None) -> Iterator[tuple[str, Card]]:
    """Topics that this person may read."""
    for pk, title in Topic.objects.visible_with(reader).shown().filter(id__in=keys).values_list("pk", "title"):
        yield str(pk), Card("Topic", title)


def posts(keys: set[str], reader: Reader, user: User | None) -> Iterator[tuple[str, Card]]:
    """Posts that this person may read, named by their topic."""
    rows = Post.objects.visible_with(reader).shown().filter(id__in=keys)
    for pk, seq, title in rows.values_list("pk", "seq", "topic__title"):
        yield str(pk), Card(f"Post {seq}", title)


def districts(keys: set[str], reader: Reader, user: User | None) -> Iterator[tuple[str, Card]]:
    """Districts with a page that this person may open."""
    for slug, name in District.objects.visible_to(user).filter(slug__in=keys).values_list("slug", "name"):
        yield slug, Card("District", name)


def of_kind(kind: SubjectKind, title: str) -> Finder:
    """A finder of what stands under a slug of its own."""

    def find(keys: set[str], reader: Reader, user: User | None) -> Iterator[tuple[str, Card]]:
        for slug, name in visible(subject_model(kind), user).filter(slug__in=keys).values_list("slug", title):
            yield str(slug), Card(str(kind.label), str(name))

    return find


def resources(keys: set[str], reader: Reader, user: User | None) -> Iterator[tuple[str, Card]]:
    """Published resources that this person may see, by their address."""
    roots = [root.root_path for root in Site.get_site_root_paths()]
    paths = {root.rstrip("/") + key: key for root in roots for key in keys}
    rows = visible(subject_model(SubjectKind.RESOURCE), user).filter(url_path__in=paths)
    for path, title in rows.values_list("url_path", "title"):
        yield paths[path], Card(str(SubjectKind.RESOURCE.label), title)


FINDERS: dict[str, Finder] = {
    "topic": topics,
    "post": posts,
    "event": of_kind(SubjectKind.EVENT, "title"),
    "challenge": of_kind(SubjectKind.CHALLENGE, "name"),
    "district": districts,
    "resource": resources,
}
