from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest

from clearinghouse.accounts.live import close_sockets
from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.sessions import end_sessions, forget


@receiver([password_changed, password_set])
def sign_out_elsewhere(request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_sessions(user, keep=request.session.session_key)


@receiver(password_reset)
def sign_out_everywhere(request: HttpRequest, user: User, **kwargs: Any) -> None:
    end_sessions(user)


@receiver(user_logged_out)
def forget_session(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        forget(user, session_key=request.session.session_key)


@receiver(post_save, sender=User)
def sign_out_the_disabled(instance: User, created: bool, **kwargs: Any) -> None:
    if not created and not instance.is_active:
        end_sessions(instance)
        close_sockets(instance.pk)
