"""Letters that may come back."""

import smtplib
from datetime import date

import pytest
from django.core.mail.backends.locmem import EmailBackend

from clearinghouse.accounts.services.mail import Mail
from clearinghouse.core.errors import TemporarilyUnavailable
from forums.models import MailWish
from forums.selectors.letters import wish_of
from forums.services.sending import note_bounce, send_letter

pytestmark = pytest.mark.django_db


def test_three_days_within_a_month_pause_and_older_ones_are_forgotten(teacher):
    for day in (date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 2)):
        note_bounce(teacher, today=day)
    assert wish_of(teacher).bounces == 2
    assert wish_of(teacher).paused_at is None
    note_bounce(teacher, today=date(2026, 11, 3))
    note_bounce(teacher, today=date(2026, 11, 4))
    assert wish_of(teacher).paused_at is not None
    assert teacher.notifications.count() == 1


@pytest.mark.parametrize(("code", "bounces"), [(550, 1), (450, 0)])
def test_a_server_that_refuses_for_good_is_a_bounce_and_one_that_asks_to_wait_is_not(code, bounces, teacher, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({teacher.email: (code, b"no")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    letter = Mail(to=teacher.email, subject="S", text="T")
    if code < 500:
        with pytest.raises(TemporarilyUnavailable):
            send_letter(teacher, letter, key="k")
    else:
        send_letter(teacher, letter, key="k")
    assert MailWish.objects.filter(bounces=1).count() == bounces
