"""The words that moderators watch for: put on a list, and taken off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from forums.errors import ListFull
from forums.models import WatchedWord
from forums.models.watched_word import folded
from forums.policies import CONSORTIUM, can_keep_record
from forums.readers import reader_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from forums.enums import WatchedAction

MOST_WORDS = 500


@transaction.atomic
def watch_for(phrases: Iterable[str], *, action: WatchedAction, district: District | None, actor: User) -> list[WatchedWord]:
    """Watch for these on the boards of a district, or on the consortium's (None). One that is watched for already takes the new action.

    Raises NotAllowed, ListFull, ValidationError.
    """
    if not can_keep_record(reader_of(actor), district.pk if district else None):
        raise NotAllowed
    wanted = {folded(phrase): " ".join(phrase.split()) for phrase in phrases if phrase.strip()}
    known = {word.folded: word for word in WatchedWord.objects.select_for_update().filter(district=district)}
    if len(known.keys() | wanted.keys()) > MOST_WORDS:
        raise ListFull
    words = [known.get(fold, WatchedWord(district=district, folded=fold, phrase=phrase)) for fold, phrase in wanted.items()]
    for word in words:
        word.action = action
        word.full_clean()
        word.save()
        audit.record(word, "word.watched", actor=actor, to=str(action), scope=district.pk if district else CONSORTIUM)
    return words


@transaction.atomic
def stop_watching(word: WatchedWord, *, actor: User) -> None:
    """Watch for it no longer. Raises NotAllowed."""
    if not can_keep_record(reader_of(actor), word.district_id):
        raise NotAllowed
    audit.record(word, "word.unwatched", actor=actor, scope=word.district_id or CONSORTIUM)
    word.delete()
