from clearinghouse.core.errors import RuleViolation


class InvalidFacts(RuleViolation):
    code = "invalid_facts"
    message = "These facts cannot be right."


class LastAdministrator(RuleViolation):
    code = "last_administrator"
    message = "This is the last district administrator here. Make somebody else one first."


class LastConsortiumAdministrator(RuleViolation):
    code = "last_consortium_administrator"
    message = "This is the last consortium administrator. Make somebody else one first."


class RoleNotYours(RuleViolation):
    code = "role_not_yours"
    message = "Only a consortium administrator gives or takes the roles of curator, moderator and consortium administrator."
    field = "roles"


class ApplicationClosed(RuleViolation):
    """The link of an application leads nowhere now."""

    code = "application_unknown"
    message = (
        "This link does not belong to an application, or it is older than a week. Use the whole link of the mail, or apply again."
    )


class AlreadyDecided(RuleViolation):
    code = "already_decided"
    message = "Somebody has decided on this application already. Open it to see what came of it."


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why, so that the district knows."
    field = "reason"


class BelongsAlready(RuleViolation):
    code = "belongs_already"
    message = "This district belongs to the consortium already. Decline the application with a word to whom to turn."


class TooManyApplications(RuleViolation):
    code = "too_many_applications"
    message = "This address has sent several applications today. Confirm one of them by the link in our mail."
    field = "email"


class InvitationClosed(RuleViolation):
    """The link of an invitation leads nowhere now; `code` says why."""

    code = "invitation_unknown"
    message = "This link does not belong to an invitation. Perhaps part of it was lost: open the mail again and use the whole link."


class CannotStandIn(RuleViolation):
    code = "cannot_stand_in"
    message = "Choose a colleague of the same district who does not decide on its requests already."
    field = "person"


class DaysNotRight(RuleViolation):
    code = "days_not_right"
    message = "Choose a last day from today on, not before the first, and at most a year ahead."
    field = "last"
