from django.urls import path

from clearinghouse.core.views.errors import not_found

app_name = "pd_events"

urlpatterns = [path("<slug:slug>/", not_found, name="event")]
