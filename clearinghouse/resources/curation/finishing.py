"""What happens at the end of a workflow. Wagtail reads this while it is loading: nothing of ours may be imported here."""

from __future__ import annotations

from typing import Any


def publish_reviewed(workflow_state: Any, user: Any = None) -> None:
    """Publish the newest words of the page. Whether this person may decide was asked by the service that ends the workflow."""
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
