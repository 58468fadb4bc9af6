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


class FileRefused(RuleViolation):
    """`message` says what to do."""

    code = "file_refused"
    field = "file"


class TooManyFiles(RuleViolation):
    code = "too_many_files"
    message = "A post holds four files. Remove one first, or write a second post."
    field = "file"


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


class AddressTooOld(RuleViolation):
    code = "address_too_old"
    message = "The letter that you answered is more than three months old. Open the topic on the site and reply there."


class NothingWritten(RuleViolation):
    code = "nothing_written"
    message = "We found no words of your own in your mail. Write them above the letter that you answer, as text, and send it again."


class TopicOutOfSight(RuleViolation):
    code = "topic_out_of_sight"
    message = "What you answered is not open to you now. Ask your district administrator if you think it should be."


class WrittenFromElsewhere(RuleViolation):
    code = "written_from_elsewhere"
    message = (
        "An answer came to an address that was made for you, but not from your own, so nothing was posted. "
        "Was it you? Send it again from the address that this mail came to. "
        "Was it not? End your addresses for answers on the page about mail of the forums."
    )


class NothingToAskBy(RuleViolation):
    code = "nothing_to_ask_by"
    message = "Choose what your question belongs to, so that we know whom to ask. Only a question can be put to the consortium."
    field = "tags"


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


class Silenced(RuleViolation):
    """`message` names until when, and why."""

    code = "silenced"


class NoSuchAuthor(RuleViolation):
    code = "no_such_author"
    message = "Whoever wrote this is no longer here: there is nobody to write to."


class NotOneOfUs(RuleViolation):
    code = "not_one_of_us"
    message = "This person moderates these boards themselves. Ask an administrator to change their roles instead."


class SilenceTooLong(RuleViolation):
    code = "silence_too_long"
    message = "A silence lasts from an hour to ninety days. Choose an end in that time."
    field = "days"


class LookAgain(RuleViolation):
    """`message` names what is watched for; a second sending with `sure` confirms."""

    code = "look_again"
    field = "text"


class NotTaken(RuleViolation):
    """`message` names the word that these boards do not take."""

    code = "not_taken"
    field = "text"


class TooManyLinks(RuleViolation):
    """`message` names how many, and until when."""

    code = "too_many_links"
    field = "text"


class ListFull(RuleViolation):
    code = "list_full"
    message = "A list holds 500 words at most. Take off what nobody writes, then add these."
    field = "phrases"


class Recused(RuleViolation):
    """`message` says why another moderator decides."""

    code = "recused"


class NotAModerator(RuleViolation):
    code = "not_a_moderator"
    message = "Only those who moderate the consortium’s boards take a week. Choose among them."
    field = "moderator"


class WeekIsPast(RuleViolation):
    code = "week_is_past"
    message = "This week is over. Plan one that comes."
    field = "starts"


class TooLateToAppeal(RuleViolation):
    code = "too_late_to_appeal"
    message = "One can ask once, within fourteen days, about what still holds."


class NoWordsForAppeal(RuleViolation):
    code = "no_words_for_appeal"
    message = "Write what the other moderator should know."
    field = "text"


class NoClosedBoardThere(RuleViolation):
    code = "no_closed_board_there"
    message = (
        "No closed board has this address, or you read it anyway. Ask whoever told you of it for the link to the board or a post."
    )
    field = "address"
