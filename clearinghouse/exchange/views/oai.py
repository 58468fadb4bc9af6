"""The provider's addresses. The answer is the same for everybody: who asks is never looked at."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from clearinghouse.exchange.oai.formats import lrmi
from clearinghouse.exchange.oai.responses import respond
from clearinghouse.exchange.oai.xml import clean


@csrf_exempt  # programs ask here; nothing is changed and nobody is signed in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    arguments = {clean(name): [clean(value) for value in values] for name, values in given.lists()}
    return HttpResponse(respond(arguments), content_type="text/xml; charset=utf-8")


@require_safe
def lrmi_schema(request: HttpRequest) -> HttpResponse:
    return HttpResponse(lrmi.FILE.read_bytes(), content_type="application/xml; charset=utf-8")
