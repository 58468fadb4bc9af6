from clearinghouse.notifications.models.muted_mail import MutedMail
from clearinghouse.notifications.models.notification import Notification

__all__ = ["MutedMail", "Notification"]
