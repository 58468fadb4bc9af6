"""Answers to letters of the forums by mail."""

from clearinghouse.settings.environment import env

REPLY_MAIL_DOMAIN = env.REPLY_MAIL_DOMAIN.strip().lower()
REPLY_MAIL_NAME = env.REPLY_MAIL_NAME.strip().lower()
REPLY_MAIL_AUTHSERV = env.REPLY_MAIL_AUTHSERV.strip()
REPLY_MAIL_SECRET = env.REPLY_MAIL_SECRET.get_secret_value()
REPLY_IMAP_URL = env.REPLY_IMAP_URL.get_secret_value()
