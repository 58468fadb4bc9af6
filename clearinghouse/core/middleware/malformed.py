"""What the CMS stumbles over when it is sent what none of its own pages would send: the sender's mistake, not the site's."""

from __future__ import annotations

import logging
from json import JSONDecodeError
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest, ObjectDoesNotExist
from django.core.paginator import EmptyPage
from django.db import DataError
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from modelsearch.backends.base import FilterFieldError

from clearinghouse.core.views.errors import bad_request

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)
CMS = "/cms/"
MALFORMED = "The CMS could not read this request. Go back, reload the page and try again."
# A missing field, a number out of range or of nothing, broken rich text, an unknown `next`, a filter that a search cannot have.
ALWAYS_MALFORMED = (
    MultiValueDictKeyError, DataError, JSONDecodeError, NoReverseMatch, FilterFieldError, ObjectDoesNotExist, EmptyPage,
)  # fmt: skip
SAID_OF_NUMBERS = ("expected a number but got", "invalid literal for int()", "Python int too large to convert to SQLite INTEGER")
SAID_OF_RICH_TEXT = "'int' object has no attribute 'get'"


def malformed(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The answer to such a request to the CMS, with a note for those who run the site; None for any other error."""
    if not request.path.startswith(CMS) or not is_malformed(error):
        return None
    logger.warning("The CMS could not read %s %s", request.method, request.path[:200], exc_info=error)
    return bad_request(request, BadRequest(MALFORMED))


def is_malformed(error: Exception) -> bool:
    """Whether only a request that no page of the CMS sends brings this error."""
    about_numbers = isinstance(error, ValueError | OverflowError) and any(words in str(error) for words in SAID_OF_NUMBERS)
    about_rich_text = isinstance(error, AttributeError) and SAID_OF_RICH_TEXT in str(error)
    return about_numbers or about_rich_text or isinstance(error, ALWAYS_MALFORMED)
