"""Messages from the contact form that nobody has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.text import Truncator

from clearinghouse.advocacy.enums import ContactTopic
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.policies import Capability

if TYPE_CHECKING:
    from clearinghouse.advocacy.models.contact import ContactMessageQuerySet
    from clearinghouse.districts.standing import Standing


def unanswered(standing: Standing) -> ContactMessageQuerySet | None:
    """Every open message, for those who answer."""
    return ContactMessage.objects.open() if standing.can(Capability.ANSWER_MESSAGES) else None


def line(row: Row) -> WaitingItem:
    """A message; answering is by mail, so that here it is only marked as done."""
    topic = ContactTopic(row.facts["topic"]).label
    deed = Deed("Done", reverse("advocacy:contact_done", args=[row.pk]))
    note = Truncator(" ".join(row.facts["body"].split())).chars(140)
    url = reverse("advocacy:contact_message", args=[row.pk])
    return WaitingItem(f"{row.facts['name']}: {topic}", url, "Read and answer", note=note, deeds=(deed,))


FACTS = {"name": F("name"), "topic": F("topic"), "body": Substr("body", 1, 300)}
KINDS = (Kind("messages", "Messages", Urgency.OTHERS_WAIT, unanswered, FACTS, line),)
