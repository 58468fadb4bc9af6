from clearinghouse.core.errors import RuleViolation


class AlreadyDecided(RuleViolation):
    code = "already_decided"
    message = "Somebody has decided on this proposal already. Open it to see what came of it."


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why, so that the person who proposed it knows."
    field = "reason"


class NameTaken(RuleViolation):
    code = "name_taken"
    message = "There is a challenge of this name already. Back that one, or give this one another name."
    field = "name"
