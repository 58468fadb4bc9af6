from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from clearinghouse.home import tasks
from clearinghouse.home.services.schedule import keep_schedule
from clearinghouse.resources.models import ResearchReviewPage

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def to_go_live(page: ResearchReviewPage, *, at_title: str) -> ResearchReviewPage:
    """A page with a revision of another title that is due since a minute."""
    page.title, page.go_live_at = at_title, timezone.now() - MINUTE
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def state(page: ResearchReviewPage) -> tuple[bool, str]:
    page.refresh_from_db()
    return page.live, page.title


def test_a_page_goes_live_when_its_time_has_come_and_once(review) -> None:
    page = to_go_live(review("Planned", live=False), at_title="Published on time")
    assert keep_schedule() == 1
    assert state(page) == (True, "Published on time")
    assert keep_schedule() == 0
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").count() == 1


def test_a_page_comes_down_when_its_time_is_over(review) -> None:
    page = review("For this term", expire_at=timezone.now() - MINUTE)
    stays = review("For good", expire_at=timezone.now() + MINUTE)
    assert keep_schedule() == 1
    assert state(page)[0] is False
    assert state(stays)[0] is True


def test_what_is_not_due_yet_waits(review) -> None:
    page = review("Planned", live=False)
    page.go_live_at = timezone.now() + MINUTE
    page.save_revision().publish()
    assert keep_schedule() == 0
    assert state(page)[0] is False


def test_a_page_that_fails_is_undone_told_and_stops_no_other(review, caplog) -> None:
    broken = to_go_live(review("First", live=False), at_title="Broken")
    sound = to_go_live(review("Second", live=False), at_title="Sound")

    def refuse(instance: ResearchReviewPage, **kwargs: object) -> None:
        if instance.pk == broken.pk:
            raise RuntimeError("no")

    page_published.connect(refuse)
    try:
        assert keep_schedule() == 1
    finally:
        page_published.disconnect(refuse)
    assert state(broken) == (False, "First")
    assert state(sound) == (True, "Sound")
    assert "tried again" in caplog.text
    assert keep_schedule() == 1


def test_a_worker_keeps_the_schedule_each_minute(review) -> None:
    page = to_go_live(review("Planned", live=False), at_title="Published")
    assert "publish_what_is_due" in {task.name for task in tasks.publish_what_is_due.huey._registry.periodic_tasks}
    tasks.publish_what_is_due.call_local()
    assert state(page)[0] is True
