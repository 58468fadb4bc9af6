"""What a request asks for. The protocol is strict: an argument that a verb does not know is an error, and so is one given twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.exchange.oai.errors import OaiCode, OaiError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOKEN = "resumptionToken"  # noqa: S105 -- an argument of the protocol
SELECTING = frozenset({"from", "until", "set"})


@dataclass(frozen=True)
class Verb:
    """The arguments of a verb. Where it may be resumed, the token stands alone."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumes: bool = False


VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(resumes=True),
    "ListIdentifiers": Verb(frozenset({"metadataPrefix"}), SELECTING, resumes=True),
    "ListRecords": Verb(frozenset({"metadataPrefix"}), SELECTING, resumes=True),
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}


@dataclass(frozen=True)
class OaiRequest:
    """A request whose arguments fit its verb. `arguments` holds them without the verb."""

    verb: str
    arguments: Mapping[str, str]

    def get(self, name: str) -> str:
        """An argument, empty where it is not given."""
        return self.arguments.get(name, "")


def read_request(given: Mapping[str, Sequence[str]]) -> OaiRequest:
    """The request in these arguments, each with all its values. Raises OaiError."""
    verbs = given.get("verb", [])
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError(OaiCode.BAD_VERB, f"Give one verb of these: {', '.join(VERBS)}.")
    verb, names = VERBS[verbs[0]], given.keys() - {"verb"}
    if repeated := sorted(name for name in names if len(given[name]) != 1):
        raise OaiError(OaiCode.BAD_ARGUMENT, f"Given more than once: {', '.join(repeated)}.")
    if TOKEN in names and verb.resumes:
        allowed, required = frozenset({TOKEN}), frozenset({TOKEN})
    else:
        allowed, required = verb.required | verb.optional, verb.required
    if unknown := sorted(names - allowed):
        raise OaiError(OaiCode.BAD_ARGUMENT, f"Not an argument of this request: {', '.join(unknown)}.")
    if missing := sorted(name for name in required if not given.get(name, [""])[0]):
        raise OaiError(OaiCode.BAD_ARGUMENT, f"Missing: {', '.join(missing)}.")
    return OaiRequest(verbs[0], {name: given[name][0] for name in sorted(names)})
