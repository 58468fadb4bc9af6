from clearinghouse.core.errors import RuleViolation


class TopicLocked(RuleViolation):
    code = "topic_locked"
    message = "This topic is closed: nothing more can be written here. Start a new topic and link to this one."


class BoardClosed(RuleViolation):
    code = "board_closed"
    message = "This board is closed: it can be read, but nothing more can be written here."


class LooksLikeStudents(RuleViolation):
    code = "looks_like_students"
    message = "This looks as if it told of a student. Take it out, or say that it tells of no student."
    field = "text"


class TooFast(RuleViolation):
    """`message` names the wait."""

    code = "too_fast"


class SaidAlready(RuleViolation):
    code = "said_already"
    message = "You have written the same words a moment ago. They stand already; there is no need to send them again."


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why. Whoever wrote the post reads it."
    field = "reason"


class NotYourOwn(RuleViolation):
    code = "not_your_own"
    message = "This is your own post: edit or delete it instead."


class NotToOneself(RuleViolation):
    code = "not_to_oneself"
    message = "This is your own post. Others say what they think of it."


class TurnedTooOften(RuleViolation):
    code = "turned_too_often"
    message = "You have given this and taken it back many times. It stays as it is now."


class NothingToDecide(RuleViolation):
    code = "nothing_to_decide"
    message = "Somebody has decided on this already. The page shows how it stands now."


class NothingToAnswer(RuleViolation):
    code = "nothing_to_answer"
    message = "Only a question has an accepted answer, and its own first post cannot be that."


class TooLateToEdit(RuleViolation):
    code = "too_late_to_edit"
    message = "This post can no longer be changed. Write a reply that puts it right."


class FirstPostStays(RuleViolation):
    code = "first_post_stays"
    message = "Others have replied. Edit your first post instead, or ask a moderator to take the topic down."


class NobodyOfThatAddress(RuleViolation):
    """`message` names the addresses."""

    code = "nobody_of_that_address"
    field = "addresses"
