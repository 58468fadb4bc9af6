"""What is asked of words before they are sent: whether their author may write, they tell of a student, or say what is watched for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.districts.models import District
from clearinghouse.resources.student_data import digest_of, signs_in
from forums.enums import WatchedAction
from forums.errors import LookAgain, LooksLikeStudents, NotTaken, Silenced
from forums.models import WatchedWord
from forums.models.watched_word import said
from forums.selectors.records import silence_on
from forums.services.looked_over import texts_of_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from clearinghouse.accounts.models import User
    from forums.models import Board
    from forums.services.looked_over import Called


def look_for_students(texts: Iterable[str], *, known: Iterable[str], looked_at: str, files: Iterable[Called] = ()) -> None:
    """Raise LooksLikeStudents where these texts, or names and words of these files, have signs of student data that nobody looked at.

    `looked_at` is the digest of all of them that a person confirmed; what was found is neither repeated nor kept.
    """
    written, beside = list(texts), texts_of_files(files)
    districts = (word for row in District.objects.belonging().values_list("name", "town") for word in row)
    nobodys = " ".join([*known, *districts])
    said = signs_in("\n".join(written), known=nobodys)
    signs = said or signs_in("\n".join(beside), known=nobodys)
    if signs and looked_at != digest_of(*written, *beside):
        raise telling(" and ".join(signs), of_files=not said)


def telling(signs: str, *, of_files: bool) -> LooksLikeStudents:
    """Where something looks like a student's, and what to do."""
    if of_files:
        words = (
            f"A file’s name, or what you say that it shows, looks like {signs}. Change that, or say that it tells of no student."
        )
        return LooksLikeStudents(words, field="file")
    return LooksLikeStudents(f"This looks like {signs}. Take it out, or say that it tells of no student.")


def check_silence(author: User, board: Board) -> None:
    """Raise Silenced, which names the end and the reason, while moderators let the person write nothing on these boards. One query."""
    silence = silence_on(author.pk, board)
    if silence is not None and silence.until is not None:
        raise Silenced(f"You cannot write on {silence.where} until {moment(silence.until)}. A moderator says why: {silence.reason}")


def watch(texts: Iterable[str], *, board: Board, sure: str, files: Iterable[Called] = ()) -> bool:
    """Whether a moderator reads these texts and files first, because of a word that these boards watch for. One query.

    Raises NotTaken for a word that is not taken here, and LookAgain where the author is to look again; `sure` is the digest of the texts
    for which they did. Which word it was is told to the author, and kept nowhere.
    """
    written = [*texts, *texts_of_files(files)]
    phrases = {word.folded: word for word in WatchedWord.objects.on(board)}
    found = [phrases[phrase] for phrase in said(phrases, "\n".join(written))]
    named = {action: [f"“{word}”" for word in found if word.action == action] for action in WatchedAction}
    if refused := named[WatchedAction.REFUSE]:
        raise NotTaken(f"{' and '.join(refused)} is not written on these boards. Say it in other words.")
    if (asked := named[WatchedAction.ASK]) and sure != digest_of(*written):
        raise LookAgain(f"This says {' and '.join(asked)}. Read it once more as those will who do not know you, then send it.")
    return bool(named[WatchedAction.WAIT])


def moment(at: datetime) -> str:
    """A time as people read it, with its zone."""
    return f"{timezone.localtime(at):%B %-d, %-I:%M %p %Z}"
