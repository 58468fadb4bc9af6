"""One more of everything that can wait for somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.notifications.models import Notification
from tests.factories.advocacy import ContactMessageFactory
from tests.factories.challenges import ProposalFactory
from tests.factories.districts import ApplicationFactory, DistrictFactory, InvitationFactory

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


def plant_everything(district: District, person: User) -> None:
    """Wherever it can be for this person or their district, one more thing waits."""
    InvitationFactory(district=district, expires_at=timezone.now() - timedelta(days=1))
    InvitationFactory(district=DistrictFactory(), email=person.email)
    ApplicationFactory()
    ContactMessageFactory()
    ProposalFactory(district=district, proposed_by=person)
    Notification.objects.create(recipient=person, kind="place", text="News", url="/")
