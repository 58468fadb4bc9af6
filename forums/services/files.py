"""Pictures and documents below the words of posts."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from clearinghouse.core.errors import NotAllowed
from forums.errors import TooLateToEdit, TooManyFiles
from forums.models import PostFile
from forums.models.stored_file import FACTS
from forums.policies import can_edit, can_moderate
from forums.readers import reader_of
from forums.services.checks import check_silence, look_for_students, watch
from forums.services.ledger import lock_person, lock_post
from forums.services.waiting_again import tell_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from forums.models import BegunFile, Post, Topic
    from forums.models.stored_file import StoredFile
    from forums.readers import Reader
    from forums.uploads import Taken

MOST_FILES = 4


@dataclass(frozen=True)
class Brought:
    """A file that somebody brings, with what a picture shows."""

    file: Taken
    alt: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.file.name


@transaction.atomic
def add_file(post: Post, brought: Brought, *, actor: User, looked_at: str = "", sure: str = "") -> PostFile:
    """Put a file below one's own post, as long as one may change it. Its name and what it shows are looked over as words are.

    Where a moderator reads first, or it says what is watched for, the post waits again. `looked_at` and `sure` confirm as with words.
    Raises NotAllowed, TooLateToEdit, Silenced, TooManyFiles, LooksLikeStudents, NotTaken, LookAgain, ValidationError.
    """
    topic, found, reader = own_open_post(post, actor)
    check_silence(actor, topic.board)
    if found.files.count() >= MOST_FILES:
        raise TooManyFiles
    look_for_students([], files=[brought], known=[str(actor)], looked_at=looked_at)
    is_watched = not can_moderate(reader, topic.board) and watch([], files=[brought], board=topic.board, sure=sure)
    (made,) = attach(found, [brought])
    tell_changed(topic, found, reader, is_watched=is_watched)
    return made


@transaction.atomic
def remove_file(file: PostFile, *, actor: User) -> None:
    """Take a file away from one's own post; it is gone from the storage too. Raises NotAllowed, TooLateToEdit."""
    topic, found, reader = own_open_post(file.post, actor)
    if found.files.filter(pk=file.pk).delete()[0]:
        tell_changed(topic, found, reader)


def attach(post: Post, files: Iterable[Brought]) -> list[PostFile]:
    """Store files below a post that is held or new."""
    return [store(post, brought) for brought in files]


def store(post: Post, brought: Brought) -> PostFile:
    """One of them."""
    made = PostFile(post=post)
    fill(made, brought)
    return made


def fill(made: StoredFile, brought: Brought) -> None:
    """Store what was brought, and the row that names it."""
    file = brought.file
    made.kind, made.name, made.content_type, made.size = file.kind, file.name, file.content_type, len(file.content)
    made.alt = " ".join(brought.alt.split())[:200]
    made.width, made.height = Image.open(BytesIO(file.preview)).size if file.preview else (0, 0)
    made.full_clean(exclude=["file", "preview"])
    made.file.save(file.name, ContentFile(file.content), save=False)
    if file.preview:
        made.preview.save("preview.jpg", ContentFile(file.preview), save=False)
    made.save()


def take_over(post: Post, kept: Iterable[BegunFile]) -> None:
    """Let files that were kept with what was written stand below the post: the same file in the storage, named by another row."""
    for begun in kept:
        made = PostFile(
            post=post, file=begun.file.name, preview=begun.preview.name, **{name: getattr(begun, name) for name in FACTS}
        )
        made.full_clean(exclude=["file", "preview"])
        made.save()
        # The row goes without its files, which are taken out of the storage with a row that names them.
        begun.file, begun.preview = "", ""
        begun.delete()


def own_open_post(post: Post, actor: User) -> tuple[Topic, Post, Reader]:
    """The topic, held, and this person's post in it, while they may change it."""
    reader = reader_of(lock_person(actor))
    topic, found = lock_post(post.pk, reader)
    if found.author_id != actor.pk:
        raise NotAllowed
    if not can_edit(reader, found):
        raise TooLateToEdit
    return topic, found, reader
