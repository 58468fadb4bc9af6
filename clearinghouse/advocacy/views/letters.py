"""Letters to legislators. What a person makes of one is shown back to them and never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from clearinghouse.advocacy.figures.placeholders import fill, gaps_in
from clearinghouse.advocacy.forms.letters import LetterForm
from clearinghouse.advocacy.models import LetterTemplate
from clearinghouse.advocacy.selectors.letters import facts_for, letters_for, own_places
from clearinghouse.districts.policies import can_see_people

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest
    from clearinghouse.districts.places import Place

LONGEST_MAIL_ADDRESS = 1_900  # what mail programs and browsers still take


@never_cache
@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    if not can_see_people(request.user):
        raise Http404
    return render(request, "advocacy/letters/index.html", {"letters": letters_for(request.user)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter(request: SignedInRequest, slug: str) -> HttpResponse:
    template = get_object_or_404(LetterTemplate.objects.visible_to(request.user), slug=slug)
    places = own_places(request.user)
    place = chosen(places, request.GET.get("district", ""))
    form = LetterForm(request.POST) if request.method == "POST" else LetterForm(initial=filled(template, place, request))
    context = {"template": template, "places": places, "place": place, "form": form}
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data
        return render(
            request,
            "advocacy/letters/ready.html",
            {**context, "made": made, "mail": mail_address(made), "gaps": gaps_in(made["letter"])},
        )
    return render(request, "advocacy/letters/letter.html", context)


def chosen(places: tuple[Place, ...], slug: str) -> Place:
    """The district to write for: the one named, else the first of theirs. Another's is as if it did not exist."""
    for place in places:
        if slug in ("", place.district.slug):
            return place
    raise Http404


def filled(template: LetterTemplate, place: Place, request: SignedInRequest) -> dict[str, str]:
    """The letter with the district's facts in it."""
    facts = facts_for(f"{template.subject}\n{template.body}", place, request.user)
    return {"subject": fill(template.subject, facts)[0], "letter": fill(template.body, facts)[0]}


def mail_address(made: dict[str, str]) -> str:
    """A link that opens the letter in one's own mail program; "" where it is too long for that."""
    body = quote(made["letter"].replace("\r\n", "\n").replace("\n", "\r\n"))
    address = f"mailto:{quote(made['to'], safe='@')}?subject={quote(made['subject'])}&body={body}"
    return address if len(address) <= LONGEST_MAIL_ADDRESS else ""
