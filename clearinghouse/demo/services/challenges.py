"""The demo's challenges: who backs which and why, and what members propose."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.challenges.models import Backing, Challenge, Proposal
from clearinghouse.challenges.services.backings import back_challenge
from clearinghouse.challenges.services.preparing import link_topics, prepare_challenges
from clearinghouse.challenges.services.proposals import propose_challenge
from clearinghouse.districts.models import District


def load_challenges(content: dict[str, Any]) -> int:
    """The ten with their topics, backings and proposals as they came in over the year. Returns how many challenges there are."""
    prepare_challenges()
    link_topics()
    for entry in content["backings"]:
        load_backing(entry)
    for entry in content["proposals"]:
        load_proposal(entry)
    return Challenge.objects.count()


def load_backing(entry: dict[str, Any]) -> None:
    """One district backs one challenge, so many days ago."""
    challenge = Challenge.objects.get(slug=entry["challenge"])
    district, actor = District.objects.get(slug=entry["district"]), User.objects.get(email=entry["by"])
    backing = back_challenge(challenge, district=district, why=entry.get("why", ""), actor=actor)
    Backing.objects.filter(pk=backing.pk).update(created_at=timezone.now() - timedelta(days=entry["days_ago"]))


def load_proposal(entry: dict[str, Any]) -> None:
    """One member proposes one challenge, unless it was proposed before."""
    if Proposal.objects.filter(name=entry["name"]).exists():
        return
    words = {name: " ".join(entry[name].split()) for name in ("name", "sentence", "why")}
    actor = User.objects.get(email=entry["by"])
    proposal = propose_challenge(**words, district=District.objects.get(slug=entry["district"]), actor=actor)
    Proposal.objects.filter(pk=proposal.pk).update(created_at=timezone.now() - timedelta(days=entry["days_ago"]))
