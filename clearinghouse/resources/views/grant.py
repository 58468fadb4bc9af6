from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from clearinghouse.resources.forms.grant import GrantForm
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.grant import GrantProgram, domains_by_slug, has_findings, text_on_findings, text_on_record
from clearinghouse.resources.selectors.review import ReviewEvidence, evidence_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NO_EVIDENCE = ReviewEvidence((), ())


@require_safe
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """A paragraph for a grant form, on one outcome and for one kind of money."""
    page = get_object_or_404(ResourcePage.objects.visible_to(request.user), id=pk).specific
    evidence = evidence_of(page.intervention_id) if has_findings(page) else NO_EVIDENCE
    domains = domains_by_slug(evidence)
    usual = {"program": GrantProgram.TITLE_I.value, "domain": next(iter(domains), "")}
    form = GrantForm({**usual, **{name: request.GET[name] for name in usual if name in request.GET}}, domains=domains)
    chosen = form.cleaned_data if form.is_valid() else usual
    program, url = GrantProgram(chosen["program"]), request.build_absolute_uri(page.url)
    domain = domains.get(chosen.get("domain", ""))
    text = text_on_findings(page, evidence, domain, program, url) if domain else text_on_record(page, program, url)
    return render(request, "resources/grant/grant.html", {"page": page, "form": form, "text": text, "domain": domain})
