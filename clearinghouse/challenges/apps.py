from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("challenge.added", "Add a challenge", "Challenge added"),
    ("challenge.backed", "Back a challenge", "A district backs the challenge"),
    ("challenge.unbacked", "Take back the backing", "A district no longer backs the challenge"),
    ("proposal.made", "Propose a challenge", "Challenge proposed"),
    ("proposal.accepted", "Accept a proposal", "Proposal accepted"),
    ("proposal.declined", "Decline a proposal", "Proposal declined"),
)


class ChallengesConfig(AppConfig):
    name = "clearinghouse.challenges"
    label = "challenges"
    verbose_name = "Challenges"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges import gatherers  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges.selectors.resources import RESOURCES  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges.selectors.topics import challenges_about  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges.selectors.ways import ways_by_challenge  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges.services import personal  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.brought import topics as topics_brought  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.brought import ways  # noqa: PLC0415 -- apps must be loaded first

        gatherers.register(RESOURCES)
        ways.register(ways_by_challenge)
        topics_brought.register(challenges_about)
        privacy.register(privacy.Holding("challenges", personal.export, erase=personal.erase))
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
