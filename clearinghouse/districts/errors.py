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


class InvitationClosed(RuleViolation):
    """The link of an invitation leads nowhere now; `code` says why."""

    code = "invitation_unknown"
    message = "This link does not belong to an invitation. Perhaps part of it was lost: open the mail again and use the whole link."
