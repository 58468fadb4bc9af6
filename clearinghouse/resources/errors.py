from clearinghouse.core.errors import RuleViolation


class LooksLikeStudents(RuleViolation):
    """The words of a note look like those of one student. The message names the signs and never the words."""

    code = "looks_like_students"
    field = "looked_at"


class NothingRated(RuleViolation):
    code = "nothing_rated"
    message = "Answer at least one of the questions."


class CollectionFull(RuleViolation):
    code = "collection_full"
    message = "This collection is full. Begin another one."


class TooManyCollections(RuleViolation):
    code = "too_many_collections"
    message = "You keep as many collections as a person can. Delete one first."


class DistrictMissing(RuleViolation):
    code = "district_missing"
    message = "Choose the district that may read it."


class TooManyProposals(RuleViolation):
    code = "too_many_proposals"
    message = "You have sent ten proposals within a day. Send the next one tomorrow, so that the curators keep up."


class ProposalClosed(RuleViolation):
    code = "proposal_closed"
    message = "This proposal is no longer open. Look at your proposals to see what came of it."


class NothingToDecide(RuleViolation):
    code = "already_decided"
    message = "Somebody has decided on this draft already. Open it to see what came of it."


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why, so that the person who proposed it knows."
    field = "reason"


class ScoresMissing(RuleViolation):
    code = "scores_missing"
    message = "Answer every question of the rubric before you publish."


class NotReady(RuleViolation):
    code = "not_ready"
    message = "The draft is not complete. Open it in the CMS and fill in what is missing."


class NotPublished(RuleViolation):
    code = "not_published"
    message = "Only a published resource can be retired. This one is a draft, or was taken down."


class RetiredAlready(RuleViolation):
    code = "retired_already"
    message = "This resource is retired already. Open it to see why."


class NotRetired(RuleViolation):
    code = "not_retired"
    message = "This resource is not retired. Open it to see how it stands."


class NoReplacement(RuleViolation):
    code = "no_replacement"
    message = "Choose a published resource that is not retired and that everybody who sees this one may see."
    field = "replaced_by"


class NoOwner(RuleViolation):
    code = "no_owner"
    message = "Choose somebody who curates the library."
    field = "owner"


class DateGone(RuleViolation):
    code = "date_gone"
    message = "Choose a day that is still to come."
    field = "review_by"
