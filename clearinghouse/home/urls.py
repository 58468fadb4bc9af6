from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from clearinghouse.home.views import crawlers, dashboard, styleguide
from clearinghouse.home.views.sitemaps import SITEMAPS

app_name = "home"

urlpatterns = [
    path("dashboard/", dashboard.show_dashboard, name="dashboard"),
    path("styleguide/", styleguide.show_styleguide, name="styleguide"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
]
