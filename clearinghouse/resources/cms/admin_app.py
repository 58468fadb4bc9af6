"""Wagtail's admin without its own mail about workflows."""

from __future__ import annotations

from wagtail.admin.apps import WagtailAdminAppConfig


class QuietWagtailAdmin(WagtailAdminAppConfig):
    """Whoever waits for a decision hears of it through our notifications: after the commit, and by mail only where they want it."""

    default = False

    def ready(self) -> None:
        """All that Wagtail does, but for the mail that it would send at once, whatever becomes of the transaction."""
        super().ready()
        from wagtail import signals  # noqa: PLC0415 -- apps must be loaded first
        from wagtail.models import TaskState, WorkflowState  # noqa: PLC0415 -- apps must be loaded first

        signals.task_submitted.disconnect(sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
        for signal, word in (
            (signals.workflow_submitted, "submitted"),
            (signals.workflow_rejected, "rejected"),
            (signals.workflow_approved, "approved"),
        ):
            signal.disconnect(sender=WorkflowState, dispatch_uid=f"workflow_state_{word}_email_notification")
