"""Addresses below /join/, where a district applies."""

from django.urls import path

from clearinghouse.districts.views import join

app_name = "join"

urlpatterns = [
    path("", join.join, name="join"),
    path("apply/", join.apply, name="apply"),
    path("sent/", join.sent, name="sent"),
    path("confirm/<str:token>/", join.confirm, name="confirm"),
]
