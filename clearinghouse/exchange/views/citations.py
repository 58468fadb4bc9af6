"""A resource as a reference: a page with every form, and a file of each form that programs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clearinghouse.exchange.formats.citations.bibtex import as_bibtex
from clearinghouse.exchange.formats.citations.csl import as_csl
from clearinghouse.exchange.formats.citations.ris import as_ris
from clearinghouse.exchange.formats.citations.styled import references
from clearinghouse.exchange.formats.citations.works import Work, work_of
from clearinghouse.exchange.selectors.citations import resource_to_cite

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from clearinghouse.resources.models import ResourcePage


@dataclass(frozen=True)
class FileForm:
    """A form of reference that programs read."""

    ending: str
    name: str
    used_by: str
    content_type: str
    write: Callable[[Work], str]


FILE_FORMS = {
    form.ending: form
    for form in (
        FileForm("ris", "RIS", "Zotero, Mendeley, EndNote and most others", "application/x-research-info-systems", as_ris),
        FileForm("bib", "BibTeX", "LaTeX", "application/x-bibtex", as_bibtex),
        FileForm("json", "CSL-JSON", "Pandoc and programs of your own", "application/vnd.citationstyles.csl+json", as_csl),
    )
}


@require_safe
def show_citation(request: HttpRequest, pk: int) -> HttpResponse:
    page = resource_or_404(request, pk)
    work = work_of(page)
    files = [(form, form.write(work)) for form in FILE_FORMS.values()]
    context = {"resource": page, "work": work, "references": references(work), "files": files}
    return render(request, "exchange/cite.html", context)


@require_safe
def citation_file(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    page, form = resource_or_404(request, pk), FILE_FORMS[ending]
    answer = HttpResponse(form.write(work_of(page)), content_type=f"{form.content_type}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="resource-{page.pk}.{form.ending}"'
    return answer


def resource_or_404(request: HttpRequest, pk: int) -> ResourcePage:
    page = resource_to_cite(request.user, pk)
    if page is None:
        raise Http404
    return page
