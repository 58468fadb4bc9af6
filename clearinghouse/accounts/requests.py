"""The type of a request behind `login_required`."""

from django.http import HttpRequest

from clearinghouse.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request whose person is signed in."""

    user: User  # type: ignore[assignment]  # narrower on purpose
