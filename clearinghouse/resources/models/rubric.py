"""How curators judged a draft, and the step of Wagtail's workflow at which they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Task, TaskState

from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.curation.desk import DESK
from clearinghouse.resources.curation.rubric import BEST, anchor
from clearinghouse.resources.enums import Criterion, Decision

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User


class QualityReview(models.Model):
    """One curator's answers to the rubric about one draft, and what followed. Kept for good: a second look adds another."""

    page = models.ForeignKey("resources.ResourcePage", on_delete=models.SET_NULL, null=True, related_name="quality_reviews")
    title = models.CharField(max_length=255)
    proposal = models.ForeignKey(
        "resources.ResourceProposal", on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews"
    )
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="quality_reviews")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.TextField(blank=True, help_text="Whoever proposed the resource reads this.")
    remarks = models.TextField(blank=True, help_text="Only curators read this.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(decision=Decision.APPROVE) | ~Q(reason=""), name="quality_review_says_why_not")
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_decision_display()}"


class QualityScore(models.Model):
    """One answer of the rubric."""

    review = models.ForeignKey(QualityReview, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=10, choices=Criterion.choices)
    score = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="quality_score_once"),
            models.CheckConstraint(condition=Q(score__lte=BEST), name="quality_score_from_0_to_3"),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.score} of {BEST}"

    @property
    def anchor(self) -> str:
        return anchor(self.criterion, self.score)


class CuratorReviewTask(Task):
    """The one step of the workflow “Library review”: a curator answers the rubric and decides."""

    class Meta:
        verbose_name = "review by a curator"

    def user_can_access_editor(self, obj: Any, user: User) -> bool:
        return can(user, Capability.CURATE_LIBRARY)

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, str, bool]]:
        if not can(user, Capability.CURATE_LIBRARY):
            return []
        return [(str(decision.value), str(decision.label), True) for decision in Decision]

    def get_form_for_action(self, action: str) -> Any:
        return DESK.form_for(action) if DESK.form_for else None

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        if DESK.decide:
            DESK.decide(int(task_state.workflow_state.object_id), action_name, kwargs, user)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS) if can(user, Capability.CURATE_LIBRARY) else None
        moderated: QuerySet[TaskState] = TaskState.objects.none() if waiting is None else waiting
        return moderated

    @classmethod
    def get_description(cls) -> str:
        return "Curators answer the quality rubric and publish, ask for changes or decline."
