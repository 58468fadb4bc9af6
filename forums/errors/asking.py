"""Questions: what answers them, and whom they are put to."""

from clearinghouse.core.errors import RuleViolation


class NothingToAnswer(RuleViolation):
    code = "nothing_to_answer"
    message = "Only a question has an accepted answer, and its own first post cannot be that."


class NothingToAskBy(RuleViolation):
    code = "nothing_to_ask_by"
    message = "Choose what your question belongs to, so that we know whom to ask. Only a question can be put to the consortium."
    field = "tags"
