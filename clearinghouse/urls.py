from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from clearinghouse.core.views.errors import not_found
from clearinghouse.home.views.pages import show_page

# Wagtail's own sign-in forms know no limits and no verified address: there is one door.
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("cms/login/", to_sign_in),
    path("cms/failwhale/", not_found),  # Wagtail's own would fail on purpose
    path("_util/login/", to_sign_in),
    path("", include("clearinghouse.core.urls")),
    path("account/", include("clearinghouse.accounts.urls")),
    path("districts/", include("clearinghouse.districts.urls")),
    path("join/", include("clearinghouse.districts.join_urls")),
    path("challenges/", include("clearinghouse.challenges.urls")),
    path("events/", include("pd_events.urls")),
    path("forums/", include("forums.urls")),
    path("", include("clearinghouse.advocacy.urls")),
    path("notifications/", include("clearinghouse.notifications.urls")),
    path("library/", include("clearinghouse.resources.urls")),
    path("search/", include("search.urls")),
    path("", include("clearinghouse.exchange.urls.library")),
    path("", include("clearinghouse.home.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("clearinghouse.resources.urls.files")),
    re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", show_page, name="page"),
    path("", include(wagtail_urls)),
]

handler400 = "clearinghouse.core.views.errors.bad_request"
handler403 = "clearinghouse.core.views.errors.forbidden"
handler404 = "clearinghouse.core.views.errors.not_found"
handler500 = "clearinghouse.core.views.errors.failed"
