"""What browsers tell of searches."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from search.selectors.asked import read_note
from search.services.asked import note_click, note_query

if TYPE_CHECKING:
    from django.http import HttpRequest


@csrf_exempt  # nothing of anybody's is changed, and the slip that is sent was signed by our own page, which may be a kept one
@require_POST
def asked(request: HttpRequest) -> HttpResponse:
    note = read_note(request.POST)
    if note is None:
        raise BadRequest("This is not what the page of results would send.")
    if note.position is None:
        note_query(note.words, visit=note.visit, is_empty=note.is_empty)
    else:
        note_click(note.words, position=note.position)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
