"""What a post shows on a page, in plain values: whatever has the same look has the same markup (`core/views/fragments.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from forums.models import Post, PostFile
    from forums.selectors.posts import Shown, Tool
    from forums.selectors.reactions import Counted

NOBODY = "A former member"


class Quoted(NamedTuple):
    """The post that another replies to."""

    number: str
    address: str
    author: str


class Enclosed(NamedTuple):
    """A picture or document below the words of a post; width and height in pixels, size in bytes."""

    pk: int
    name: str
    is_picture: bool
    alt: str
    width: int
    height: int
    size: int


@dataclass(frozen=True)
class Look:
    """All that the markup of a post shows. `edited_at` is None where it was never changed."""

    number: str
    address: str
    author: str
    role: str
    district: str
    at: datetime
    state: str
    hidden_because: str
    html: str
    quoted: Quoted | None
    files: tuple[Enclosed, ...]
    edited_at: datetime | None
    tools: tuple[Tool, ...]
    reactions: tuple[Counted, ...]
    is_new: bool
    begins_new: bool
    is_answer: bool
    may_accept: bool
    may_react: bool

    @property
    def is_spoken_of(self) -> bool:
        """Whether anybody says anything of it."""
        return any(one.count for one in self.reactions)


def look_of(shown: Shown) -> Look:
    """How this post looks to the person for whom it was fetched. No query: all that it needs came with it."""
    post = shown.post
    return Look(
        shown.number,
        shown.address,
        author=name_of(post.author),
        role=post.author_role,
        district=str(post.district) if post.district else "",
        at=post.created_at,
        state=str(post.state),
        hidden_because=post.hidden_because,
        html=str(shown.carded or post.html),
        quoted=quoted_by(post),
        files=tuple(enclosed(file) for file in shown.files),
        edited_at=post.edited_at if post.edits else None,
        tools=tuple(shown.tools),
        reactions=shown.reactions,
        is_new=shown.is_new,
        begins_new=shown.begins_new,
        is_answer=shown.is_answer,
        may_accept=shown.may_accept,
        may_react=shown.may_react,
    )


def name_of(person: User | None, nobody: str = NOBODY) -> str:
    """Who it was, as far as is still known."""
    return str(person) if person else nobody


def quoted_by(post: Post) -> Quoted | None:
    """The post to which this one replies."""
    quoted = post.quoted
    return Quoted(str(quoted.seq), quoted.get_absolute_url(), name_of(quoted.author, NOBODY.lower())) if quoted else None


def enclosed(file: PostFile) -> Enclosed:
    """One file as the page shows it."""
    return Enclosed(file.pk, file.name, file.is_picture, file.alt, file.width, file.height, file.size)
