"""Topics that are moved, merged and split."""

from clearinghouse.core.errors import RuleViolation


class MoreRead(RuleViolation):
    code = "more_read"
    message = "Others than now read that board. Say that they may read what was written here."
    field = "is_confirmed"


class StaysAmongThemselves(RuleViolation):
    code = "stays_among_themselves"
    message = "What districts say on a board of their own stays there: others read that board. Start a new topic on it instead."


class NothingToMerge(RuleViolation):
    code = "nothing_to_merge"
    message = "Choose another topic that still stands by itself, on a board that you moderate."
    field = "into"


class NothingToSplit(RuleViolation):
    code = "nothing_to_split"
    message = "Choose one post or more. The first stays: to move all of them, merge the topic or move it to another board."
    field = "posts"
