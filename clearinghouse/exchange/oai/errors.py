"""The errors of the protocol."""

from enum import StrEnum


class OaiCode(StrEnum):
    BAD_ARGUMENT = "badArgument"
    BAD_RESUMPTION_TOKEN = "badResumptionToken"  # noqa: S105 -- a code of the protocol
    BAD_VERB = "badVerb"
    CANNOT_DISSEMINATE_FORMAT = "cannotDisseminateFormat"
    ID_DOES_NOT_EXIST = "idDoesNotExist"
    NO_RECORDS_MATCH = "noRecordsMatch"
    NO_METADATA_FORMATS = "noMetadataFormats"
    NO_SET_HIERARCHY = "noSetHierarchy"


class OaiError(Exception):
    """What is wrong with a request, or that there is nothing to tell. It is an answer like others, with status 200."""

    def __init__(self, code: OaiCode, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(f"{code}: {message}")
