import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from clearinghouse.core import audit
from clearinghouse.core.errors import AuditTrailIsFinal
from clearinghouse.core.models import Marker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def action():
    registry.scan_for_actions()
    registry.register_action("test.change", "Change a test", "Test changed")
    yield
    del registry.formatters["test.change"]
    registry.choices.remove(("test.change", "Change a test"))


@pytest.fixture
def teacher(django_user_model):
    return django_user_model.objects.create(email="teacher@example.org")


@pytest.fixture
def marker():
    return Marker.objects.create(name="one", value="new")


def test_an_entry_says_who_did_what_and_what_changed(marker, teacher):
    audit.record(
        marker, "test.change", actor=teacher, changes={"value": ("old", "new"), "owner": (None, teacher)}, reason="spelling"
    )
    entry = ModelLogEntry.objects.get()
    assert (entry.user, entry.action, entry.object_id, entry.content_changed) == (teacher, "test.change", str(marker.pk), True)
    assert entry.data == {"changes": {"value": ["old", "new"], "owner": [None, str(teacher)]}, "reason": "spelling"}


def test_a_page_and_a_record_share_one_trail(teacher):
    audit.record(Page.objects.first(), "test.change", actor=teacher)
    assert PageLogEntry.objects.filter(action="test.change", user=teacher).count() == 1


def test_the_system_and_a_visitor_are_nobody(marker, rf):
    from django.contrib.auth.models import AnonymousUser

    audit.record(marker, "test.change")
    audit.record(marker, "test.change", actor=AnonymousUser())
    assert set(ModelLogEntry.objects.values_list("user", flat=True)) == {None}


def test_sets_and_records_are_written_as_json_can_hold_them(marker):
    audit.record(marker, "test.change", changes={"roles": ({"b", "a"}, ("c",))}, about=[marker])
    assert ModelLogEntry.objects.get().data == {"changes": {"roles": [["a", "b"], ["c"]]}, "about": [str(marker)]}


def test_an_action_that_no_app_has_named_is_refused(marker):
    with pytest.raises(ValidationError):
        audit.record(marker, "test.unknown")


def test_the_past_can_neither_be_changed_nor_forgotten(marker):
    audit.record(marker, "test.change")
    entry = ModelLogEntry.objects.get()
    entry.label = "nothing happened"
    for forbidden in (entry.save, entry.delete, ModelLogEntry.objects.all().delete):
        with pytest.raises(AuditTrailIsFinal), transaction.atomic():
            forbidden()
    marker.delete()
    assert ModelLogEntry.objects.count() == 1
