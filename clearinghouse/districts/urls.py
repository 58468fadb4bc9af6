from django.urls import path

from clearinghouse.districts.views import applications, districts, invitations, people

app_name = "districts"

urlpatterns = [
    path("", districts.index, name="index"),
    path("applications/", applications.queue, name="applications"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("applications/<int:pk>/claim/", applications.claim, name="claim_application"),
    path("applications/<int:pk>/release/", applications.release, name="release_application"),
    path("applications/<int:pk>/accept/", applications.accept, name="accept_application"),
    path("applications/<int:pk>/decline/", applications.decline, name="decline_application"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("<slug:slug>/", districts.district, name="district"),
    path("<slug:slug>/edit/", districts.edit, name="edit"),
    path("<slug:slug>/join/", districts.join, name="join"),
    path("<slug:slug>/leave/", people.leave, name="leave"),
    path("<slug:slug>/people/", people.people, name="people"),
    path("<slug:slug>/people/invite/", people.invite, name="invite"),
    path("<slug:slug>/people/<int:pk>/roles/", people.roles, name="roles"),
    path("<slug:slug>/people/<int:pk>/end/", people.end, name="end"),
    path("<slug:slug>/invitations/<int:pk>/resend/", invitations.resend, name="resend"),
    path("<slug:slug>/invitations/<int:pk>/withdraw/", invitations.withdraw, name="withdraw"),
]
