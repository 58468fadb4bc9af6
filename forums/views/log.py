from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.core.serving.cells import made_safe
from forums.forms import LogForm
from forums.readers import reader_of
from forums.selectors.log import HEADS, lines_of, log_for
from forums.selectors.moderation import boards_to_move_to

if TYPE_CHECKING:
    from clearinghouse.accounts.requests import SignedInRequest
    from forums.readers import Reader

PAGE, MOST = 50, 5000


@never_cache
@require_safe
@login_required
def log(request: SignedInRequest) -> HttpResponse:
    reader, form = asked_by(request)
    page = paginate(log_for(reader, form.asked()), request.GET.get("page"), size=PAGE)
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {"page": page, "lines": lines_of(page.object_list), "form": form, "query": kept.urlencode(), "most": MOST}
    return render(request, "forums/log.html", context)


@never_cache
@require_safe
@login_required
def table(request: SignedInRequest) -> HttpResponse:
    """The same as a file for a spreadsheet; no cell is taken for a formula."""
    reader, form = asked_by(request)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="moderation.csv"'
    rows = csv.writer(answer)
    rows.writerow(HEADS)
    for line in lines_of(log_for(reader, form.asked())[:MOST]):
        cells = (line.at.isoformat(timespec="seconds"), line.who, line.what, line.about, line.board, line.reason)
        rows.writerow([made_safe(cell.lstrip()) for cell in cells])
    return answer


def asked_by(request: SignedInRequest) -> tuple[Reader, LogForm]:
    """The person and what they ask for; nobody else than moderators finds a log."""
    reader = reader_of(request.user)
    boards = boards_to_move_to(reader)
    if not boards:
        raise Http404
    return reader, LogForm(request.GET, boards=boards)
