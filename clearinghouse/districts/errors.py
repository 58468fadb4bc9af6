from clearinghouse.core.errors import RuleViolation


class InvalidFacts(RuleViolation):
    code = "invalid_facts"
    message = "These facts cannot be right."
