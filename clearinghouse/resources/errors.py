from clearinghouse.core.errors import RuleViolation


class LooksLikeStudents(RuleViolation):
    """The words of a note look like those of one student. The message names the signs and never the words."""

    code = "looks_like_students"
    field = "looked_at"


class NothingRated(RuleViolation):
    code = "nothing_rated"
    message = "Answer at least one of the questions."


class CollectionFull(RuleViolation):
    code = "collection_full"
    message = "This collection is full. Begin another one."


class TooManyCollections(RuleViolation):
    code = "too_many_collections"
    message = "You keep as many collections as a person can. Delete one first."


class DistrictMissing(RuleViolation):
    code = "district_missing"
    message = "Choose the district that may read it."
