"""The proof that words of a post are gone: what was taken out from where, and a look afterwards that finds nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit, outbox
from forums.models import Post, PurgeProof
from forums.selectors.purges import GONE_TITLE, TOLD_INSTEAD, left_of, titled_by, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clearinghouse.accounts.models import User

LOOK = "forums.purged"
FIRST_LOOK, NEXT_LOOK, MOST_LOOKS = timedelta(seconds=20), timedelta(minutes=5), 12


def begin_proof(post: Post, taken: dict[str, int], actor: User) -> PurgeProof:
    """Note what was taken out, in the transaction that does so, and look afterwards."""
    facts = {"purged_by": actor, "taken": taken, "left": {}, "purged_at": timezone.now(), "checked_at": None}
    proof, _ = PurgeProof.objects.update_or_create(post=post, defaults=facts)
    look_again(post.pk, 1, FIRST_LOOK)
    return proof


def forget_what_was_told(post: Post) -> None:
    """What people were told of it says no more what it was."""
    told_of(post).update(text=TOLD_INSTEAD)


def forget_titles(post: Post) -> None:
    """The topics that had their title from it are called by it no more, in the audit trail neither. Begin with what was told: it is found by them."""
    for topic in titled_by(post):
        topic.title = GONE_TITLE
        topic.save(update_fields=["title"])
        audit.rename(topic, topic.title)
        if topic == post.topic:
            post.topic.title = topic.title


def look_again(post_id: int, look: int, wait: timedelta) -> None:
    """Ask for a look after this long: indexing follows the purge within seconds."""
    outbox.enqueue(LOOK, {"post": post_id, "look": look}, key=str(post_id), wait=wait)


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: look, and again later where something is left that goes by itself."""
    for payload in payloads:
        proof = PurgeProof.objects.filter(post=payload["post"]).first()
        if proof is not None and not prove(proof).is_clean and payload["look"] < MOST_LOOKS:
            look_again(payload["post"], payload["look"] + 1, NEXT_LOOK)


@transaction.atomic
def prove(proof: PurgeProof) -> PurgeProof:
    """Look in every place where words may stand, and note what is left."""
    post = Post.objects.select_related("topic__board").get(pk=proof.post_id)
    proof.left = {name: count for name, count in left_of(post).items() if count}
    proof.checked_at = timezone.now()
    proof.save(update_fields=["left", "checked_at", "updated_at"])
    return proof


def prove_all() -> Iterator[PurgeProof]:
    """Look anew after every purge there was; yields each proof."""
    for proof in PurgeProof.objects.order_by("pk").iterator():
        yield prove(proof)
