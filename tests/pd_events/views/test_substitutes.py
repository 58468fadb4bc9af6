"""A district's days and buildings."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from pd_events.models import Building, Registration
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db
HERE = "/events/substitutes/"


def test_a_coordinator_keeps_buildings(client_for, coordinator, own_district) -> None:
    browser = client_for(coordinator)
    assert "No substitute is needed" in browser.get(HERE).content.decode()
    fields = {"district": own_district.pk, "name": "Ridge School", "substitutes": 3}
    assert "3 substitutes on one day" in " ".join(
        browser.post(f"{HERE}buildings/new/", fields, follow=True).content.decode().split()
    )
    assert "building of this name already" in browser.post(f"{HERE}buildings/new/", fields).content.decode()
    (ridge,) = Building.objects.all()
    browser.post(f"{HERE}buildings/{ridge.pk}/", {**fields, "substitutes": ""})
    ridge.refresh_from_db()
    assert ridge.substitutes is None
    browser.post(f"{HERE}buildings/{ridge.pk}/remove/")
    assert not Building.objects.exists()


def test_files_hold_the_own_districts_days_and_no_formula(client_for, coordinator, own_district, teacher_elsewhere) -> None:
    date = EventDateFactory(capacity=9, event__title="=HYPERLINK(1)")
    person = member(district=own_district, last_name="+Evil")
    ask(date, person, substitute="half", note="A private word.")
    ask(date, teacher_elsewhere, substitute="full")
    browser = client_for(coordinator)
    text = browser.get("/events/substitutes.csv").content.decode("utf-8-sig")
    assert "'+Evil" in text
    assert "'=HYPERLINK(1)" in text
    assert "A private word." not in text
    assert teacher_elsewhere.email not in text
    rows = list(load_workbook(BytesIO(browser.get("/events/substitutes.xlsx").content)).active.iter_rows(values_only=True))
    assert rows[0][:3] == ("Day", "Last name", "First name")
    assert rows[1][1] == "'+Evil"


def test_a_teacher_names_the_building_and_the_coordinator_reads_how_it_stands(
    client_for, teacher, coordinator, own_district
) -> None:
    ridge = Building.objects.create(district=own_district, name="Ridge School", substitutes=0)
    date, browser = EventDateFactory(event__needs_approval=True), client_for(teacher)
    here, fields = f"/events/dates/{date.pk}/register/", {"district": own_district.pk, "substitute": "full"}
    assert "Choose the building where" in browser.post(here, fields).content.decode()
    browser.post(here, {**fields, "building": ridge.pk})
    (row,) = Registration.objects.all()
    assert row.building == ridge
    page = client_for(coordinator).get("/events/requests/").content.decode()
    assert "0 of 0 substitutes of Ridge School that day are taken" in page
    assert "None left" in page
    assert "Choose the building" in browser.post(f"/events/seats/{row.pk}/substitute/", {"substitute": "half"}).content.decode()
