from clearinghouse.challenges.models.challenge import Backing, Challenge
from clearinghouse.challenges.models.proposal import Proposal

__all__ = ["Backing", "Challenge", "Proposal"]
