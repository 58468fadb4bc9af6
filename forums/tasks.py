import imaplib
import logging

from django.conf import settings
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from forums.inbound.mailbox import look_into
from forums.services.arrivals import forget_old_arrivals
from forums.services.digests import begin_digests
from forums.services.keeping import forget_abandoned
from forums.services.receiving import take
from forums.services.sweeping import remove_unnamed

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


@db_periodic_task(crontab(hour="3", minute="53"))
def remove_files_of_nobody() -> None:
    """First what nobody came back to, then what lies in the storage without a row."""
    log.info("Files with what was begun that nobody came back to: %d removed", forget_abandoned())
    log.info("Stored files that no row names: %d removed", remove_unnamed())
