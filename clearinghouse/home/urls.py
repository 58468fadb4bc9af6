from django.urls import path

from clearinghouse.home.views import dashboard, styleguide

app_name = "home"

urlpatterns = [
    path("dashboard/", dashboard.show_dashboard, name="dashboard"),
    path("styleguide/", styleguide.show_styleguide, name="styleguide"),
]
