"""A district's way in: an application without an account, confirmed by mail, then decided by an administrator."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.enums import ApplicationState, Role
from clearinghouse.districts.errors import AlreadyDecided, ApplicationClosed, ReasonMissing, TooManyApplications
from clearinghouse.districts.models import Application
from clearinghouse.districts.policies import Capability, can
from clearinghouse.districts.selectors import holders_of
from clearinghouse.districts.services.application_mail import queue_confirmation, queue_decision
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.accounts.models import User

SALT = "districts.application"
CONFIRM_WITHIN = timedelta(days=7)
MOST_A_DAY = 3
KEEP_UNCONFIRMED = timedelta(days=14)
KEEP_DECLINED = timedelta(days=365)
NOT_STORED = ("may_ask", "agrees")


@transaction.atomic
def send_application(facts: Mapping[str, Any]) -> Application:
    """Store what a district has sent and mail its link to the contact; the same again within a day is one application.

    It counts for nobody before the link is opened. Raises TooManyApplications and ValidationError.
    """
    words = {name: value for name, value in facts.items() if name not in NOT_STORED}
    recent = Application.objects.filter(email=words["email"], created_at__gt=timezone.now() - timedelta(days=1))
    if same := recent.filter(state=ApplicationState.UNCONFIRMED, name=words["name"], why=words["why"]).first():
        return same
    if recent.count() >= MOST_A_DAY:
        raise TooManyApplications
    application = Application(**words, agreed_at=timezone.now())
    application.full_clean()
    application.save()
    audit.record(application, "application.sent")
    queue_confirmation(application, token_of(application))
    return application


@transaction.atomic
def confirm_application(token: str) -> Application:
    """Let the application count, and tell the administrators; again does nothing. Raises ApplicationClosed."""
    application = locked(read_token(token).pk)
    if application.state == ApplicationState.UNCONFIRMED:
        application.state, application.confirmed_at = ApplicationState.WAITING, timezone.now()
        application.save(update_fields=["state", "confirmed_at", "updated_at"])
        audit.record(application, "application.confirmed")
        text = f"{application.name} applies to join."
        people = holders_of(Role.CONSORTIUM_ADMINISTRATOR)
        notify(people, kind=NotificationKind.APPLICATION, text=text, url=application.get_absolute_url(), subject=application)
    return application


@transaction.atomic
def claim_application(application: Application, *, actor: User) -> Application:
    """Say that the actor sees to it; again does nothing. Raises NotAllowed, AlreadyDecided, RuleViolation where somebody else does."""
    application = to_decide(application, actor)
    if application.claimed_by not in (None, actor):
        raise RuleViolation(f"{application.claimed_by} sees to it already.", code="claimed")
    if application.claimed_by is None:
        application.claimed_by = actor
        application.save(update_fields=["claimed_by", "updated_at"])
        audit.record(application, "application.claimed", actor=actor)
    return application


@transaction.atomic
def release_application(application: Application, *, actor: User) -> Application:
    """Give it back to all; any administrator may, should the one who took it be away. Raises NotAllowed, AlreadyDecided."""
    application = to_decide(application, actor)
    if application.claimed_by is not None:
        before, application.claimed_by = application.claimed_by, None
        application.save(update_fields=["claimed_by", "updated_at"])
        audit.record(application, "application.released", actor=actor, changes={"claimed_by": (before, None)})
    return application


@transaction.atomic
def decline_application(application: Application, *, reason: str, actor: User) -> Application:
    """Say no with a reason that the contact reads in a mail. Raises NotAllowed, AlreadyDecided, ReasonMissing."""
    application = to_decide(application, actor)
    application.reason = reason.strip()[:1000]
    if not application.reason:
        raise ReasonMissing
    write_decision(application, ApplicationState.DECLINED, actor)
    return application


def write_decision(application: Application, state: ApplicationState, actor: User) -> None:
    """Write a decision down and mail it to the contact, in the caller's transaction and after its checks."""
    application.state, application.decided_by, application.decided_at = state, actor, timezone.now()
    application.save()
    audit.record(application, f"application.{state}", actor=actor, reason=application.reason)
    settle(application)
    queue_decision(application)


def to_decide(application: Application, actor: User) -> Application:
    """The application, held until the transaction ends. Raises NotAllowed, AlreadyDecided."""
    if not can(actor, Capability.REVIEW_APPLICATIONS):
        raise NotAllowed
    application = locked(application.pk)
    if application.state == ApplicationState.UNCONFIRMED:
        raise NotAllowed
    if application.state != ApplicationState.WAITING:
        raise AlreadyDecided
    return application


def locked(pk: int) -> Application:
    """The application with its people, held until the transaction ends."""
    Application.objects.select_for_update().get(pk=pk)
    return Application.objects.select_related("claimed_by", "decided_by", "district").get(pk=pk)


def token_of(application: Application) -> str:
    """The signed part of the link that confirms."""
    return signing.dumps(application.public_id.hex, salt=SALT)


def read_token(token: str) -> Application:
    """The application that a link is for. Raises ApplicationClosed."""
    try:
        public_id = UUID(signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN))
    except (signing.BadSignature, ValueError, TypeError, AttributeError) as error:
        raise ApplicationClosed from error
    application = Application.objects.filter(public_id=public_id).first()
    if application is None:
        raise ApplicationClosed
    return application


def forget_old_applications() -> int:
    """Delete what was never confirmed, and declined ones after a year, as the page says. Returns how many."""
    now = timezone.now()
    unconfirmed = Application.objects.filter(state=ApplicationState.UNCONFIRMED, created_at__lt=now - KEEP_UNCONFIRMED)
    declined = Application.objects.filter(state=ApplicationState.DECLINED, decided_at__lt=now - KEEP_DECLINED)
    return unconfirmed.delete()[0] + declined.delete()[0]
