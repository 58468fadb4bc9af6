"""Several clicks and several people at one moment: real processes on a real database."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from wagtail.models import ModelLogEntry

from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.models import (
    Change,
    CollectionEntry,
    Rating,
    RatingSummary,
    ResourceChange,
    SavedResource,
    ToldChange,
    TriedHere,
)
from tests.factories.districts import member
from tests.factories.resources import practice_page
from tests.factories.voices import CollectionFactory, ReportFactory, collection_of, saved

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


@pytest.fixture
def site(tmp_path) -> dict[str, str]:
    """The environment of a process on this test's database."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.resources.services.race_settings",
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
    }
    return {**os.environ, **settings, "VAR_DIR": str(tmp_path)}


def at_once(site: dict[str, str], *deeds: tuple[object, ...]) -> list[str]:
    """Do these at the same moment, each in a process of its own; what became of each."""
    connection.close()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.resources.services.worker", *(str(word) for word in deed)],
            env=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for deed in deeds
    ]  # fmt: skip
    for process in processes:
        assert process.stdout.readline().strip() == "ready"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return sorted(process.communicate(timeout=60)[0].strip() for process in processes)


def test_a_double_click_saves_writes_and_adds_once(site) -> None:
    page, person = practice_page(), member()
    CollectionFactory(owner=person)
    for deed, model in (("save", SavedResource), ("write", TriedHere), ("add", CollectionEntry)):
        assert at_once(site, *[(deed, person.pk, page.pk)] * 3) == ["done"] * 3
        assert model.objects.count() == 1, deed


def test_no_answer_is_lost_between_those_who_rate_at_once(site) -> None:
    page, people = practice_page(), [member() for _ in range(3)]
    deeds = [("rate", person.pk, page.pk, 3) for person in people]
    assert at_once(site, *deeds, ("rate", people[0].pk, page.pk, 3)) == ["done"] * 4
    assert Rating.objects.count() == 3
    assert RatingSummary.objects.get().counts["clear"] == [0, 0, 3, 0]


def test_entries_moved_at_once_keep_places_of_their_own(site) -> None:
    person = member()
    collection = collection_of(*(practice_page(f"Quiz {n}") for n in range(4)), owner=person)
    first, *_, last = collection.entries.all()
    deeds = [("move", person.pk, last.pk, "up"), ("move", person.pk, first.pk, "down")] * 2
    assert at_once(site, *deeds) == ["done"] * 4
    assert [entry.position for entry in collection.entries.all()] == [1, 2, 3, 4]


def test_two_who_decide_at_once_make_one_decision(site) -> None:
    report = ReportFactory(note__page=practice_page())
    one, other = (member(Role.MODERATOR) for _ in range(2))
    assert at_once(site, ("decide", one.pk, report.pk, "down"), ("decide", other.pk, report.pk, "keep")) == ["done", "done"]
    decided = ModelLogEntry.objects.filter(action__in=["tried_here.taken_down", "tried_here.kept"])
    report.note.refresh_from_db()
    assert decided.count() == 1
    assert report.note.is_shown == (decided.get().action == "tried_here.kept")


def test_two_workers_tell_a_change_once(site) -> None:
    page, person = practice_page(), member()
    saved(person, page)
    change = ResourceChange.objects.create(page=page, change=Change.RETIRED)
    assert at_once(site, *[("tell", person.pk, change.pk)] * 3) == ["done"] * 3
    assert (Notification.objects.count(), ToldChange.objects.count()) == (1, 1)
