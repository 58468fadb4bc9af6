from tests.fixtures.cms import in_cms

__all__ = ["in_cms"]
