from clearinghouse.accounts.models.sent_mail import SentMail
from clearinghouse.accounts.models.user import User

__all__ = ["SentMail", "User"]
