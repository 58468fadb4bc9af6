"""What may go wrong when another server is asked. What a person can mend is a RuleViolation; what may pass is TemporarilyUnavailable."""

from clearinghouse.core.errors import RuleViolation, TemporarilyUnavailable


class AddressRefused(RuleViolation):
    """We do not open this address, whoever asks."""

    code = "address_refused"
    message = "This address cannot be opened from here. Give a public address that begins with https:// or http://."


class TooManyRedirects(RuleViolation):
    """The server sent us round in circles."""

    code = "too_many_redirects"
    message = "The address leads on and on to other addresses. Give the one where it ends."


class AnswerTooLarge(RuleViolation):
    """The server sent more than we take."""

    code = "answer_too_large"
    message = "The answer is larger than is taken here."


class BadAnswer(RuleViolation):
    """The server answered what cannot be understood."""

    code = "bad_answer"
    message = "The server answered in a way that cannot be read."


class NotReached(TemporarilyUnavailable):
    """The server does not answer: no such name, no connection, a broken certificate."""

    code = "not_reached"

    def __init__(self, message: str = "The server does not answer.") -> None:
        self.message = message
        super().__init__(message)


class TooSlow(NotReached):
    """The server had not answered in full when its time was over."""

    code = "too_slow"

    def __init__(self, message: str = "The server did not answer in time.") -> None:
        super().__init__(message)


class HostBusy(TemporarilyUnavailable):
    """We have asked this server so much that the next turn is far off. `seconds` says how far."""

    code = "host_busy"

    def __init__(self, host: str, seconds: float) -> None:
        self.message = f"{host} was asked a moment ago; its next turn comes in {seconds:.0f} seconds."
        self.seconds = seconds
        super().__init__(self.message)
