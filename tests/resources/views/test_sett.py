"""The path from tasks to tools and a printed trial, and that it leaves nothing behind."""

import logging

import pytest
from django.contrib.sessions.models import Session

from clearinghouse.core.health.metrics import requests as counted
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import FunctionalNeed
from search.models import QueryCount, Refinement, ResultClick
from tests.architecture.door import tables_written
from tests.factories.resources import technology_page
from tests.visitors import ENDED_SESSION

pytestmark = pytest.mark.django_db
CHOICES = "need=tiny-letters&where=hallway-and-bus"
STEPS = ("", "where/", "tried/", "ladder/")


def text(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def magnifier():
    need = FunctionalNeed.objects.create(name="Tiny letters", slug="tiny-letters")
    page = technology_page(
        "Magnifier", environments=["hallway-and-bus"], cost_low=5, cost_high=9, loan="Borrow one from the state program.",
        trial_weeks=2, trial_measures=["lines read", "headaches"], trial_steps=["Read a page."], keep_if="More lines are read.",
        in_the_iep="Name the lens.", with_people="The teacher of the visually impaired.",
    )  # fmt: skip
    page.functional_needs.set([need])
    page.save_revision().publish()
    return page


def test_one_goes_from_task_to_plan_with_everything_in_the_address(client, magnifier) -> None:
    assert 'name="need" value="tiny-letters"' in text(client.get("/library/at/"))
    assert '<input type="hidden" name="need" value="tiny-letters">' in text(client.get("/library/at/where/?need=tiny-letters"))
    assert f'name="tried" value="{magnifier.pk}"' in text(client.get(f"/library/at/tried/?{CHOICES}"))
    ladder = text(client.get(f"/library/at/ladder/?{CHOICES}"))
    for words in ("it helps with tiny letters; in the hallway and on the bus", "$5 to $9", "Borrow one", "Begin here"):
        assert words in ladder
    plan = text(client.get(f"/library/at/trial/{magnifier.pk}/?{CHOICES}&start=2026-12-09&weeks=2"))
    for words in ("To help with: tiny letters", "Nov 30 to Dec 4", "Dec 7 to Dec 18, 2026", "Monday, Dec 21, 2026", "Headaches",
                  "More lines are read.", "Name the lens.", "The teacher of the visually impaired.", "Read a page."):  # fmt: skip
        assert words in plan


def test_what_was_tried_stays_and_one_begins_after_it(client, magnifier) -> None:
    ladder = text(client.get(f"/library/at/ladder/?{CHOICES}&tried={magnifier.pk}"))
    assert "There or tried" in ladder
    assert "Begin here" not in ladder


@pytest.mark.parametrize("step", ["where/", "tried/", "ladder/"])
def test_without_a_task_it_asks_for_one(client, magnifier, step: str) -> None:
    assert "Choose at least one task" in text(client.get(f"/library/at/{step}?need=no-such"))


def test_an_empty_ladder_says_what_to_do(client, magnifier) -> None:
    assert "described for other places" in text(client.get("/library/at/ladder/?need=tiny-letters&where=online"))
    magnifier.unpublish()
    assert "Choose wider or other tasks" in text(client.get("/library/at/ladder/?need=tiny-letters"))


@pytest.mark.parametrize(
    "wrong", ["start=x", "start=9999-12-31", "start=0001-01-01", "weeks=0", "weeks=19", "weeks=" + "9" * 30, "start="]
)
def test_a_wrong_date_or_length_is_said_and_the_usual_plan_shown(client, magnifier, wrong: str) -> None:
    shown = text(client.get(f"/library/at/trial/{magnifier.pk}/?{wrong}"))
    assert "One thing needs another look" in shown
    assert "Week 2" in shown


def test_nothing_is_written_kept_logged_or_counted(client, client_for, teacher, magnifier, caplog) -> None:
    before = Session.objects.count()
    caplog.set_level(logging.DEBUG)
    addresses = [f"/library/at/{step}?{CHOICES}&tried={magnifier.pk}" for step in STEPS]
    addresses.append(f"/library/at/trial/{magnifier.pk}/?{CHOICES}")
    browsers = (client, client_for(teacher))
    sessions = Session.objects.count()
    caplog.clear()
    with tables_written() as written:
        answers = [browser.get(address) for browser in browsers for address in addresses]
    assert written <= {"core_marker"}
    assert (before, Session.objects.count()) == (0, sessions)
    assert not any(answer.cookies for answer in answers[: len(addresses)])
    assert not any("sessionid" in answer.cookies for answer in answers)
    assert not any(
        "tiny" in record.getMessage() or "hallway" in record.getMessage()
        for record in caplog.records
        if record.name != "django.db.backends"
    )
    assert not any(model.objects.exists() for model in (QueryCount, Refinement, ResultClick))
    assert not any("tiny" in value for metric in counted.collect() for sample in metric.samples for value in sample.labels.values())


def test_no_page_or_cache_keeps_the_choices_and_no_other_hears_of_them(client, magnifier) -> None:
    for address in [*(f"/library/at/{step}?{CHOICES}" for step in STEPS), f"/library/at/trial/{magnifier.pk}/?{CHOICES}"]:
        answer = client.get(address)
        assert answer["Referrer-Policy"] == "strict-origin"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]
        page = answer.content.decode()
        assert "asked.js" not in page
        assert "data-asked" not in page
    FunctionalNeed.objects.update(name="Renamed by a curator")
    assert "Renamed by a curator" in text(client.get("/library/at/")), "the visitors' cache kept a page"


def test_nothing_can_be_typed_about_a_student(client, magnifier) -> None:
    pages = [text(client.get(f"/library/at/{step}?{CHOICES}")) for step in STEPS]
    pages.append(text(client.get(f"/library/at/trial/{magnifier.pk}/?{CHOICES}")))
    for page in pages:
        main = page.partition("<main")[2].partition("</main>")[0]
        assert "<textarea" not in main
        assert 'type="text"' not in main
        assert 'method="post"' not in main
    assert "Write no name on this sheet." in pages[-1]
    assert "Nothing about a student is asked or kept here." in pages[0]


def test_a_plan_of_what_is_not_theirs_is_no_page(client_for, public, teacher, teacher_elsewhere, own_district) -> None:
    page = technology_page("Ours", audience=Audience.DISTRICT, district=own_district)
    address = f"/library/at/trial/{page.pk}/"
    assert [client_for(person).get(address).status_code for person in (public, teacher_elsewhere, teacher)] == [404, 404, 200]


def test_each_page_takes_few_queries(client, magnifier, django_assert_max_num_queries) -> None:
    for address in [*(f"/library/at/{step}?{CHOICES}" for step in STEPS), f"/library/at/trial/{magnifier.pk}/?{CHOICES}"]:
        with django_assert_max_num_queries(10):
            client.get(address, headers=ENDED_SESSION)
