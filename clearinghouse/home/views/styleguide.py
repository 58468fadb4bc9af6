from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.districts.policies import Capability, can
from clearinghouse.home import specimens


@never_cache
@require_safe
def show_styleguide(request: HttpRequest) -> HttpResponse:
    if not can(request.user, Capability.SEE_STYLEGUIDE):
        raise Http404
    return render(request, "home/styleguide.html", {"specimens": specimens.all_specimens()})
