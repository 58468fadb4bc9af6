"""Offers the demo sign-ins to templates where DEMO is on; elsewhere the list is empty."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS


def sign_ins(request: HttpRequest) -> dict[str, Any]:
    """`demo_sign_ins` (role, email) and `demo_password`, empty unless DEMO is on."""
    if not settings.DEMO:
        return {"demo_sign_ins": (), "demo_password": ""}
    return {"demo_sign_ins": DEMO_SIGN_INS, "demo_password": DEMO_PASSWORD}
