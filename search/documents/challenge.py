"""Challenges: what is hard for small districts, with the words by which their pages gather."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clearinghouse.challenges.models import Challenge
from clearinghouse.districts.audience import PUBLIC_KEY
from search.documents.base import SearchDocument, Value, term_values

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ChallengeDocuments:
    """How challenges stand in the index."""

    name = "challenge"
    label = "Challenge"
    page_types = ()

    def audiences(self) -> dict[str, str]:
        """Every challenge on the list; they are for everybody."""
        return {str(pk): PUBLIC_KEY for pk in Challenge.objects.visible_to(None).values_list("pk", flat=True)}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may see now."""
        visible = Challenge.objects.visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The challenge as it is now."""
        challenge = Challenge.objects.visible_to(None).filter(pk=object_id).first()
        return None if challenge is None else document_of(challenge)


def document_of(challenge: Challenge) -> SearchDocument:
    """Everything the index holds of a challenge."""
    topics = list(challenge.topics.order_by("name"))
    return SearchDocument(
        kind=ChallengeDocuments.name,
        object_id=str(challenge.pk),
        audience=PUBLIC_KEY,
        title=challenge.name,
        url=challenge.url,
        summary=challenge.sentence,
        body="\n".join(part for part in (challenge.story, challenge.together) if part),
        keywords=" · ".join([challenge.query, *(topic.name for topic in topics)]),
        facets={
            "kind": (Value(ChallengeDocuments.name, ChallengeDocuments.label),),
            "topic": term_values(topics),
        },
        display={"facts": [("Place", f"Number {challenge.number} of the challenges")]},
        published_at=challenge.created_at,
    )


KIND = ChallengeDocuments()
