"""What is decided about people, and their appeals."""

from clearinghouse.core.errors import RuleViolation


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


class TooLateToAppeal(RuleViolation):
    code = "too_late_to_appeal"
    message = "One can ask once, within fourteen days, about what still holds."


class NoWordsForAppeal(RuleViolation):
    code = "no_words_for_appeal"
    message = "Write what the other moderator should know."
    field = "text"
