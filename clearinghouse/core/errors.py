"""Errors that a person can read and act on."""


class RuleViolation(Exception):
    """A rule of the consortium says no.

    `code` names the rule for programs, `message` says to a person what is wrong and what to do,
    `field` names the form field it is about, where there is one.
    """

    code = "rule_violation"
    message = "That is not possible."
    field: str | None = None

    def __init__(self, message: str = "", *, code: str = "", field: str | None = None) -> None:
        self.message = message or self.message
        self.code = code or self.code
        self.field = field or self.field
        super().__init__(self.message)


class NotAllowed(RuleViolation):
    """The person may not do this. Views answer it like something that does not exist."""

    code = "not_allowed"
    message = "You do not have the role that this needs."


class TryAgain(RuleViolation):
    """Others are at work on the same thing. Nothing was written; the same in a few seconds may go through."""

    code = "try_again"
    message = "Others are changing the same thing right now. Nothing was changed. Try again in a few seconds."
    retry_after_seconds = 3


class TemporarilyUnavailable(Exception):
    """A server that we lean on does not answer now. Retried without ever being given up."""


class AuditTrailIsFinal(Exception):
    """An entry of the audit trail was to be changed or deleted. That is a mistake in the code, whoever asked for it."""
