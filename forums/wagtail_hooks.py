from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from forums.policies import can_read_arrivals


class IncomingMailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_read_arrivals(request.user)


@hooks.register("register_reports_menu_item")
def incoming_mail_menu_item() -> IncomingMailMenuItem:
    return IncomingMailMenuItem("Incoming mail", reverse("incoming_mail_report"), icon_name="mail", order=1210)


@hooks.register("register_admin_urls")
def incoming_mail_address() -> list[URLResolver]:
    return [path("reports/incoming-mail/", include("forums.views.cms"))]
