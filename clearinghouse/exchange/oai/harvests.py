"""One harvest of a list from its first request to its last: what it selects and how far it has come.

A harvest goes by the records' ids, which never change, up to the last id known at its first request. So a record that changes,
comes or goes on the way is told once, as it is when its turn comes; what changes after its turn is told to the next harvest, whose
`from` is this one's responseDate: every later stamp is later than that (see services/oai_records.py).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core import signing

from clearinghouse.exchange.models import OaiRecord
from clearinghouse.exchange.oai.dates import read_moment
from clearinghouse.exchange.oai.errors import OaiCode, OaiError
from clearinghouse.exchange.oai.formats import FORMATS
from clearinghouse.exchange.oai.requests import TOKEN, OaiRequest
from clearinghouse.exchange.oai.sets import all_sets, current_set
from clearinghouse.exchange.services.oai_records import close_moment

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE = 100
LASTS = timedelta(days=2)
SALT = "clearinghouse.oai"


@dataclass(frozen=True)
class Harvest:
    """Moments in seconds since 1970. `moment` is that of the first request; `last` the id up to which was told, `told` how many that were."""

    verb: str
    prefix: str
    set: str
    since: int | None
    until: int | None
    moment: int
    highest: int
    total: int
    last: int = 0
    told: int = 0

    @property
    def began(self) -> datetime:
        """The moment of the first request."""
        return datetime.fromtimestamp(self.moment, UTC)

    def records(self) -> QuerySet[OaiRecord]:
        """All that it selects and has not told yet, in the order in which it tells."""
        found = OaiRecord.objects.filter(pk__gt=self.last, pk__lte=self.highest).order_by("pk")
        if self.since is not None:
            found = found.filter(stamped_at__gte=datetime.fromtimestamp(self.since, UTC))
        if self.until is not None:
            found = found.filter(stamped_at__lte=datetime.fromtimestamp(self.until, UTC))
        return found.filter(sets__contains=f" {self.set} ") if self.set else found

    def after(self, page: list[OaiRecord]) -> Harvest:
        """The harvest once this page has been told."""
        return replace(self, last=page[-1].pk, told=self.told + len(page))

    def token(self) -> str:
        """The words with which the harvester asks for the rest. Nobody else can write them."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def begin(request: OaiRequest) -> Harvest:
    """The harvest that a first request asks for. Raises OaiError where it cannot select anything. Closes the moment."""
    check_prefix(request.get("metadataPrefix"))
    since, until = read_range(request)
    moment, highest = close_moment()
    chosen = current_set(request.get("set"))
    if chosen and chosen not in all_sets():
        raise OaiError(OaiCode.NO_RECORDS_MATCH, "There is no such set.")
    harvest = Harvest(request.verb, request.get("metadataPrefix"), chosen, since, until, int(moment.timestamp()), highest, total=0)
    return replace(harvest, total=harvest.records().count())


def resume(request: OaiRequest) -> Harvest:
    """The harvest that a token names. Raises OaiError for one that is not ours, is of another verb, or is too old."""
    refused = OaiError(OaiCode.BAD_RESUMPTION_TOKEN, "This token is not known or has expired. Begin the harvest anew.")
    try:
        kept: dict[str, Any] = signing.loads(request.get(TOKEN), salt=SALT, max_age=LASTS)
        harvest = Harvest(**kept)
    except (signing.BadSignature, TypeError, ValueError):
        raise refused from None
    if harvest.verb != request.verb:
        raise refused
    return harvest


def check_prefix(prefix: str) -> None:
    """Raise for a format that is not told here."""
    if prefix not in FORMATS:
        raise OaiError(OaiCode.CANNOT_DISSEMINATE_FORMAT, f"Formats: {', '.join(FORMATS)}.")


def read_range(request: OaiRequest) -> tuple[int | None, int | None]:
    """The seconds from and until which records are wanted."""
    since, until = request.get("from"), request.get("until")
    try:
        first = int(read_moment(since, is_end=False).timestamp()) if "from" in request.arguments else None
        last = int(read_moment(until, is_end=True).timestamp()) if "until" in request.arguments else None
    except (ValueError, OverflowError):
        raise OaiError(OaiCode.BAD_ARGUMENT, "Dates are written 2026-11-26 or 2026-11-26T14:03:07Z.") from None
    if first is not None and last is not None and (first > last or len(since) != len(until)):
        raise OaiError(OaiCode.BAD_ARGUMENT, "`from` comes before `until`, and both are written to the day or both to the second.")
    return first, last
