"""What moderators decide about posts, and between themselves."""

from clearinghouse.core.errors import RuleViolation


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why. Whoever wrote the post reads it."
    field = "reason"


class NotYourOwn(RuleViolation):
    code = "not_your_own"
    message = "This is your own post: edit or delete it instead."


class NothingToDecide(RuleViolation):
    code = "nothing_to_decide"
    message = "Somebody has decided on this already. The page shows how it stands now."


class SomebodyIsOnIt(RuleViolation):
    """`message` names who, and until when."""

    code = "somebody_is_on_it"


class NothingWaits(RuleViolation):
    code = "nothing_waits"
    message = "Nothing about this post waits for a moderator any more. The page shows how it stands now."


class NoteMissing(RuleViolation):
    code = "note_missing"
    message = "Write what the next moderator should know."
    field = "text"


class Recused(RuleViolation):
    """`message` says why another moderator decides."""

    code = "recused"


class ListFull(RuleViolation):
    code = "list_full"
    message = "A list holds 500 words at most. Take off what nobody writes, then add these."
    field = "phrases"


class NotAModerator(RuleViolation):
    code = "not_a_moderator"
    message = "Only those who moderate the consortium’s boards take a week. Choose among them."
    field = "moderator"


class WeekIsPast(RuleViolation):
    code = "week_is_past"
    message = "This week is over. Plan one that comes."
    field = "starts"


class NoClosedBoardThere(RuleViolation):
    code = "no_closed_board_there"
    message = (
        "No closed board has this address, or you read it anyway. Ask whoever told you of it for the link to the board or a post."
    )
    field = "address"
