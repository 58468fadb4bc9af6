"""The month, the agenda and the map: the same dates, and nothing of what is hidden."""

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.districts.models import District
from pd_events.enums import Mode
from tests.factories.districts import DistrictFactory
from tests.factories.pd_events import EventDateFactory

pytestmark = pytest.mark.django_db


def test_a_visitor_sees_nothing_of_members_trainings_in_any_of_them(client, client_for, teacher) -> None:
    place = DistrictFactory(latitude=42, longitude=-72, name="Hidden Hollow")
    hidden = EventDateFactory(event__title="Hidden rivers", district=place)
    EventDateFactory(event__title="Open rivers", event__audience=Audience.PUBLIC, starts_at=hidden.starts_at)
    day = hidden.local_start
    for address in (f"/events/month/?month={day:%Y-%m}", f"/events/agenda/?from={day:%Y-%m-%d}", "/events/map/"):
        page = client.get(address).content.decode().partition("<main")[2]
        assert "Open rivers" in page
        assert "Hidden rivers" not in page
        assert "Hidden rivers" in client_for(teacher).get(address).content.decode()
    assert client.get("/events/map/").content.decode().count('<li class="stack-tight">') == 1


def test_the_map_says_how_far_from_ones_own_district(client_for, teacher, own_district) -> None:
    District.objects.filter(pk=own_district.pk).update(latitude=42.5, longitude=-72.5)
    EventDateFactory(district=DistrictFactory(latitude=42.7, longitude=-72.5, name="Cold Marl"))
    page = client_for(teacher).get("/events/map/").content.decode()
    assert "About 18 miles, 30 min from Alder Creek" in page
    assert page.count("<circle") >= 1


def test_what_is_too_far_is_left_out_and_the_start_must_be_known(client, client_for, teacher, own_district) -> None:
    District.objects.filter(pk=own_district.pk).update(latitude=42.5, longitude=-72.5)
    far = DistrictFactory(latitude=44, longitude=-72.5, slug="far")
    EventDateFactory(district=far, event__title="Far rivers", event__audience=Audience.PUBLIC)
    EventDateFactory(district=far, event__title="Rivers online", mode=Mode.ONLINE)
    page = client_for(teacher).get("/events/?within=30").content.decode()
    assert "Rivers online" in page
    assert "Far rivers" not in page
    assert "Far rivers" in client_for(teacher).get("/events/?within=30&start=far").content.decode()
    assert "Choose the district that you start from" in client.get("/events/?within=30").content.decode()


def test_empty_weeks_months_and_maps_say_so(client) -> None:
    assert "Nothing begins in November 2030" in client.get("/events/month/?month=2030-11").content.decode()
    assert client.get("/events/agenda/?from=2030-11-04").content.decode().count("Nothing begins in this week") == 4
    assert "No training is held anywhere now" in client.get("/events/map/").content.decode()
    assert client.get("/events/agenda/?from=soon").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("address", ["/events/map/", "/events/agenda/?from={0:%Y-%m-%d}", "/events/month/?month={0:%Y-%m}"])
def test_each_takes_few_queries_however_much_is_held(number, address, client_for, teacher, django_assert_max_num_queries) -> None:
    for _ in range(number):
        date = EventDateFactory(district=DistrictFactory(latitude=42, longitude=-72))
    browser = client_for(teacher)
    browser.get("/events/")
    with django_assert_max_num_queries(9):
        browser.get(address.format(date.local_start))
