from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from clearinghouse.core.views.outbox import OutboxReportView, try_again


class OutboxMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("core.view_outboxmessage")


@hooks.register("register_reports_menu_item")
def outbox_menu_item() -> OutboxMenuItem:
    return OutboxMenuItem("Outbox", reverse("outbox_report"), icon_name="mail", order=1200)


@hooks.register("register_admin_urls")
def outbox_addresses() -> list[URLPattern]:
    return [
        path("reports/outbox/", OutboxReportView.as_view(), name="outbox_report"),
        path("reports/outbox/results/", OutboxReportView.as_view(results_only=True), name="outbox_report_results"),
        path("reports/outbox/<int:pk>/try-again/", try_again, name="outbox_try_again"),
    ]


@hooks.register("register_permissions")
def outbox_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="core", codename__in=["view_outboxmessage", "change_outboxmessage"])
