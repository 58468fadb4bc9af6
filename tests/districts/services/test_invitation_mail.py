from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.districts.services.invitation_mail import deliver, mail_of
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def send(*rows) -> None:
    deliver([{"invitation": row.pk, "term": row.expires_at.isoformat()} for row in rows])


def test_the_mail_says_who_where_as_what_and_until_when(settings) -> None:
    invitation = InvitationFactory(
        district=DistrictFactory(name="Tom & Ida’s <b>"), invited_by=UserFactory(first_name="Edie", last_name="Varga")
    )
    written = mail_of(invitation)
    assert "Edie Varga invites you to join Tom & Ida’s <b>" in written.text
    assert "Tom &amp; Ida’s &lt;b&gt;" in written.html
    assert f"{settings.SITE_URL}/districts/invitations/" in written.text
    assert "as teacher" in written.text


def test_one_term_is_one_mail_however_often_it_is_delivered() -> None:
    invitation = InvitationFactory()
    send(invitation)
    send(invitation, invitation)
    assert len(mail.outbox) == 1
    invitation.expires_at = timezone.now() + timedelta(days=15)
    invitation.save()
    send(invitation)
    assert len(mail.outbox) == 2
    assert mail.outbox[0].extra_headers["Message-ID"] != mail.outbox[1].extra_headers["Message-ID"]


def test_what_was_taken_back_or_used_since_is_not_sent() -> None:
    send(InvitationFactory(withdrawn_at=timezone.now()), InvitationFactory(accepted_at=timezone.now()))
    assert mail.outbox == []
