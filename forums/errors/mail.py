"""Mail: who gets letters, and answers that come in by it."""

from clearinghouse.core.errors import RuleViolation


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
