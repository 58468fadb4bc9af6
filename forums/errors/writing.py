"""What people write, change, attach and say a word of."""

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


class TooManyLinks(RuleViolation):
    """`message` names how many, and until when."""

    code = "too_many_links"
    field = "text"


class SaidAlready(RuleViolation):
    code = "said_already"
    message = "You have written the same words a moment ago. They stand already; there is no need to send them again."


class LookAgain(RuleViolation):
    """`message` names what is watched for; a second sending with `sure` confirms."""

    code = "look_again"
    field = "text"


class NotTaken(RuleViolation):
    """`message` names the word that these boards do not take."""

    code = "not_taken"
    field = "text"


class Silenced(RuleViolation):
    """`message` names until when, and why."""

    code = "silenced"


class TooLateToEdit(RuleViolation):
    code = "too_late_to_edit"
    message = "This post can no longer be changed. Write a reply that puts it right."


class FirstPostStays(RuleViolation):
    code = "first_post_stays"
    message = "Others have replied. Edit your first post instead, or ask a moderator to take the topic down."


class FileRefused(RuleViolation):
    """`message` says what to do."""

    code = "file_refused"
    field = "file"


class TooManyFiles(RuleViolation):
    code = "too_many_files"
    message = "A post holds four files. Remove one first, or write a second post."
    field = "file"


class TooManyKept(RuleViolation):
    code = "too_many_kept"
    message = "You keep twenty files with what you have begun to write. Send or throw away one of your drafts first, then choose it again."
    field = "file"


class NotToOneself(RuleViolation):
    code = "not_to_oneself"
    message = "This is your own post. Others say what they think of it."


class TurnedTooOften(RuleViolation):
    code = "turned_too_often"
    message = "You have given this and taken it back many times. It stays as it is now."
