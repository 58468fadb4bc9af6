"""Pages that behave in every way core must answer for."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_headers

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.models import ContentVersion
from clearinghouse.core.pagination import paginate

made = []


def page(request):
    made.append(request.get_full_path())
    return HttpResponse(f"page {len(made)} at {ContentVersion.current()} " + "x" * 500)


def with_form(request):
    return HttpResponse(page(request).content + get_token(request).encode())


def with_cookie(request):
    response = page(request)
    response.set_cookie("seen", "yes")
    return response


def with_session(request):
    request.session["seen"] = True
    return page(request)


def raising(error):
    def view(request):
        raise error

    return view


def listing(request):
    numbers = paginate(range(25), request.GET.get("page"), size=10)
    return HttpResponse(f"{numbers.object_list} of {numbers.paginator.num_pages}")


def store(request):
    ContentVersion.objects.filter(number=len(request.POST.get("text", ""))).exists()
    return HttpResponse("stored")


urlpatterns = [
    path("page/", page),
    path("form/", with_form),
    path("cookie/", with_cookie),
    path("session/", with_session),
    path("private/", never_cache(page)),
    path("language/", vary_on_headers("Accept-Language")(page)),
    path("large/", lambda request: HttpResponse(page(request).content * 300)),
    path("account/page/", page),
    path("rule/", raising(RuleViolation("Seats are gone. Choose another date."))),
    path("hidden/", raising(NotAllowed())),
    path("denied/", raising(PermissionDenied())),
    path("broken/", raising(RuntimeError("secret detail"))),
    path("surrogate/", raising(UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"))),
    path("nul/", raising(ValueError("A string literal cannot contain NUL (0x00) characters."))),
    path("list/", listing),
    path("store/", store),
    path("", include("clearinghouse.urls")),
]

handler400 = "clearinghouse.core.views.errors.bad_request"
handler403 = "clearinghouse.core.views.errors.forbidden"
handler404 = "clearinghouse.core.views.errors.not_found"
handler500 = "clearinghouse.core.views.errors.failed"
