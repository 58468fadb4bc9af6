"""Take mail that answers letters of the forums: one from standard input, or what lies in the mailbox of REPLY_IMAP_URL."""

import imaplib
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from forums.enums import Arrival
from forums.inbound.mailbox import look_into
from forums.inbound.mails import MOST_BYTES
from forums.services.receiving import take


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        raw = b"" if sys.stdin.isatty() else sys.stdin.buffer.read(MOST_BYTES + 1)
        if raw.strip():
            self.stdout.write(Arrival(take(raw)).label)
        elif settings.REPLY_IMAP_URL:
            self.stdout.write(f"{self.from_mailbox()} mails taken")
        else:
            raise CommandError("Nothing came from standard input, and REPLY_IMAP_URL names no mailbox.")

    def from_mailbox(self) -> int:
        try:
            return look_into(settings.REPLY_IMAP_URL, take)
        except (OSError, imaplib.IMAP4.error) as error:
            raise CommandError(f"The mailbox does not answer: {error}") from error
