import pytest
from django.core import mail

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.services.mail import deliver
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def told(**fields) -> Notification:
    words = {
        "kind": NotificationKind.PLACE,
        "text": "Tom & Ida <joined>",
        "url": "/account/",
        "recipient": UserFactory(first_name="Ada"),
    }
    return Notification.objects.create(**{**words, **fields})


def send(*rows: Notification) -> None:
    deliver([{"notification": row.pk} for row in rows])


def test_the_mail_says_it_in_text_and_html_with_links_to_this_site(settings) -> None:
    send(told())
    message = mail.outbox[0]
    html = message.alternatives[0].content
    assert message.subject == "Tom & Ida <joined>"
    assert "Tom & Ida <joined>" in message.body
    assert "Tom &amp; Ida &lt;joined&gt;" in html
    assert f"{settings.SITE_URL}/account/" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.extra_headers["List-Unsubscribe"].strip("<>") in message.body


def test_a_message_delivered_twice_is_one_mail() -> None:
    row = told()
    send(row)
    send(row, row)
    assert len(mail.outbox) == 1


def test_who_was_disabled_or_has_read_it_or_muted_it_since_gets_no_mail() -> None:
    muted = told()
    MutedMail.objects.create(user=muted.recipient, kind=muted.kind)
    send(told(recipient=UserFactory(is_active=False)), told(read_at=muted.created_at), muted)
    assert mail.outbox == []


def test_a_notification_that_is_gone_is_passed_over() -> None:
    deliver([{"notification": 99}])
    assert mail.outbox == []
