"""Where our sign-in differs from allauth's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse

from clearinghouse.accounts.addresses import client_address
from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.mail import Mail, queue_mail

if TYPE_CHECKING:
    from django.http import HttpRequest

TOO_MANY_WRONG_PASSWORDS = "That were too many wrong passwords for this address. Wait five minutes, then try again, or set a new password with “Forgot password”."


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in as the consortium wants it: links that no request can bend, limits that no host name can dodge, mail after commit."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address and the password do not belong together. Check both and try again.",
        "too_many_login_attempts": TOO_MANY_WRONG_PASSWORDS,
        "rate_limited": "That was quick. Wait a few minutes, then try again.",
        "invalid_password_reset": "This link was used already or is too old. Ask for a new one.",
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count guesses per account alone: the Host header, part of allauth's own key, is the guesser's to choose."""
        return str(credentials.get("email", "")).strip().lower()

    def get_reset_password_from_key_url(self, key: str) -> str:
        user, _, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": token})

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def stash_verified_email(self, request: HttpRequest, email: str) -> None:
        """Remember in the session that an invitation's link has proven an address, unless somebody has it already."""
        if is_free(email):
            super().stash_verified_email(request, email)

    def unstash_verified_email(self, request: HttpRequest) -> str | None:
        email = super().unstash_verified_email(request)
        return email if email and not EmailAddress.objects.filter(email__iexact=email).exists() else None

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Let the mail leave with the outbox: nobody waits for the mail server, or can tell by the wait who has an account."""
        words = {
            "email": email,
            "site_url": settings.SITE_URL,
            "current_site": SimpleNamespace(name=settings.SITE_NAME, domain=settings.SITE_URL.partition("//")[2]),
            **context,
            "signup_url": settings.SITE_URL + reverse("account_signup"),
        }
        if "password_reset_url" in context and "uid" not in context:
            words["password_reset_url"] = settings.SITE_URL + reverse("account_reset_password")
        message = self.render_mail(template_prefix, email, words)
        html = next((str(part.content) for part in getattr(message, "alternatives", [])), "")
        queue_mail(Mail(to=email, subject=message.subject, text=str(message.body), html=html))


def is_free(email: str) -> bool:
    """Whether no account has this address."""
    taken = EmailAddress.objects.filter(email__iexact=email).exists()
    return not taken and not User.objects.filter(email__iexact=email).exists()
