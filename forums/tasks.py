import imaplib
import logging

from django.conf import settings
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from forums.inbound.mailbox import look_into
from forums.services.arrivals import forget_old_arrivals
from forums.services.digests import begin_digests
from forums.services.receiving import take

log = logging.getLogger(__name__)


@db_periodic_task(crontab(minute="5,35"))
def begin_letters_that_gather() -> None:
    """Districts are in several time zones: whose morning has come is asked twice an hour."""
    begin_digests()


@db_periodic_task(crontab(minute="*/2"))
def take_mail_from_the_mailbox() -> None:
    """Answers by mail stand a minute or two after they came."""
    if settings.REPLY_IMAP_URL:
        try:
            look_into(settings.REPLY_IMAP_URL, take)
        except (OSError, imaplib.IMAP4.error) as error:
            log.warning("The mailbox for answers does not answer: %s", error)


@db_periodic_task(crontab(hour="3", minute="53"))
def forget_what_came_long_ago() -> None:
    forget_old_arrivals()
