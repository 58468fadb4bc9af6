from django.urls import include, path

from clearinghouse.accounts.views import account, privacy, sessions

# The names stand beside allauth's, which have no namespace either.
urlpatterns = [
    path("", account.overview, name="accounts_overview"),
    path("name/", account.name, name="accounts_name"),
    path("sessions/<int:pk>/end/", sessions.end_one, name="accounts_end_session"),
    path("sessions/end-others/", sessions.end_others, name="accounts_end_other_sessions"),
    path("export/", privacy.export, name="accounts_export"),
    path("erase/", privacy.erase, name="accounts_erase"),
    path("", include("allauth.account.urls")),
]
