"""Wagtail's workflow for the library: one step, at which a curator answers the rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from clearinghouse.resources.models import CuratorReviewTask, LibraryIndexPage, ResourcePage

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

NAME = "Library review"
STEP = "A curator's review"
# Wagtail's installation brings one for the whole site; here only the library has one.
FORMER = "Moderators approval"


@transaction.atomic
def prepare_workflow(library: LibraryIndexPage) -> list[str]:
    """Make the library's workflow, hang it on the library, and take away the one that Wagtail brings. Returns what was done."""
    done, found = [], Workflow.objects.filter(active=True).filter(Q(workflow_pages__page=library) | Q(name=FORMER)).distinct()
    active = list(found.annotate(is_ours=Q(workflow_pages__page=library)))
    if not any(workflow.is_ours for workflow in active):
        WorkflowPage.objects.update_or_create(page=library, defaults={"workflow": library_workflow()})
        done.append(f"set up the workflow {NAME}")
    for former in active:
        if former.name == FORMER and not former.is_ours:
            former.deactivate()
            done.append(f"set aside the workflow {FORMER}")
    return done


def library_workflow() -> Workflow:
    """The workflow, made where it is missing."""
    step = CuratorReviewTask.objects.filter(active=True).first() or CuratorReviewTask.objects.create(name=STEP)
    found = Workflow.objects.filter(active=True, workflow_tasks__task=step).first()
    if found is not None:
        return found
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=step, sort_order=0)
    return workflow


def submit(page: ResourcePage, actor: User | None) -> WorkflowState:
    """Lay the newest draft of a page before the curators, again where it had been sent back. Call it inside a transaction."""
    state: WorkflowState | None = page.current_workflow_state
    if state is None:
        state = library_workflow().start(page, actor)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(actor)
    return state


def step_of(page: ResourcePage) -> TaskState | None:
    """The step at which the page waits now, if it waits."""
    step: TaskState | None = page.current_workflow_task_state
    return step


def set_aside(page: ResourcePage, actor: User | None) -> None:
    """End the workflow of a page without a decision on its words, if it is in one."""
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=actor)
