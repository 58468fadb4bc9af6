"""What people see when something is wrong. These pages ask nothing of the database: it may be what is wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NOT_UNDERSTOOD = "This request could not be understood. Go back and try again."
NOT_OUR_NAME = "This site is not known by that name. Check the address."
SENT_TOO_MUCH = "That is more than one form can send. Send fewer or smaller entries."
STALE_FORM = "This form was open too long, or cookies are switched off. Go back, reload the page and send it again."


def answer(template: str, status: int, message: str = "") -> HttpResponse:
    """The error page with what every page needs, and nothing about the person."""
    context = {"site_name": settings.SITE_NAME, "message": message, "status": status}
    return HttpResponse(render_to_string(template, context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return answer("400.html", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, SENT_TOO_MUCH)
    if isinstance(exception, DisallowedHost):
        return answer("400.html", HTTPStatus.BAD_REQUEST, NOT_OUR_NAME)
    known = exception is not None and not isinstance(exception, SuspiciousOperation)
    return answer("400.html", HTTPStatus.BAD_REQUEST, (str(exception) if known else "") or NOT_UNDERSTOOD)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer("403.html", HTTPStatus.FORBIDDEN)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer("403.html", HTTPStatus.FORBIDDEN, STALE_FORM)


def not_found(request: HttpRequest, exception: Exception | None = None, message: str = "") -> HttpResponse:
    """What is hidden and what is not there must look the same, to the last header: for the hidden somebody was asked who they are."""
    response = answer("404.html", HTTPStatus.NOT_FOUND, message)
    patch_vary_headers(response, ["Cookie"])
    return response


def failed(request: HttpRequest) -> HttpResponse:
    return answer("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def broken_rule(request: HttpRequest, error: Any) -> HttpResponse:
    """A rule's no that no view has put beside a field."""
    return answer("400.html", HTTPStatus.BAD_REQUEST, error.message)


def contended(request: HttpRequest, error: Any) -> HttpResponse:
    """Others are at work on the same thing: browsers and programs are told when to come back."""
    response = answer("400.html", HTTPStatus.CONFLICT, error.message)
    response.headers["Retry-After"] = str(error.retry_after_seconds)
    return response
