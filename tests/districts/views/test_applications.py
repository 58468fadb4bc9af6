import pytest

from clearinghouse.core.waiting import waiting_for
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.models import Application, District
from clearinghouse.districts.standing import standing_of
from tests.factories.districts import ApplicationFactory, member

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_administrator_takes_reads_and_accepts_an_application(consortium_administrator, client_for) -> None:
    application = ApplicationFactory(name="Heron Falls", why="She <b>retires</b>.")
    browser, address = client_for(consortium_administrator), application.get_absolute_url()
    assert "Heron Falls" in text_of(browser.get("/districts/applications/"))
    browser.post(f"{address}claim/")
    page = text_of(browser.get(address))
    assert "She &lt;b&gt;retires&lt;/b&gt;." in page
    assert "sees to it" in page
    assert "Choose what the district becomes" in text_of(browser.post(f"{address}accept/", {}, follow=True))
    browser.post(f"{address}accept/", {"kind": "associate"})
    assert District.objects.get(name="Heron Falls").kind == DistrictKind.ASSOCIATE
    assert "See the district" in text_of(browser.get(address))


def test_a_declined_application_shows_why(consortium_administrator, client_for) -> None:
    application = ApplicationFactory()
    browser, address = client_for(consortium_administrator), application.get_absolute_url()
    assert "Write a sentence on why" in text_of(browser.post(f"{address}decline/", {"reason": ""}, follow=True))
    browser.post(f"{address}decline/", {"reason": "Too far."})
    assert "Too far." in text_of(browser.get(address))


@pytest.mark.parametrize("count", [1, 12])
def test_the_queue_takes_the_same_queries_however_long(
    count, consortium_administrator, client_for, django_assert_max_num_queries
) -> None:
    for _ in range(count):
        ApplicationFactory(claimed_by=consortium_administrator)
    browser = client_for(consortium_administrator)
    with django_assert_max_num_queries(10):
        assert text_of(browser.get("/districts/applications/")).count("students") >= 0


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "curator", "outsider"])
def test_nobody_else_finds_the_queue_or_an_application(who, request, client_for, client) -> None:
    application = ApplicationFactory(name="Heron Falls")
    browser, address = client_for(request.getfixturevalue(who)), application.get_absolute_url()
    for page in ("/districts/applications/", address):
        assert browser.get(page).status_code == 404
        assert client.get(page).status_code == 302
    for deed in ("claim", "release", "accept", "decline"):
        assert browser.post(f"{address}{deed}/", {"kind": "member", "reason": "x"}).status_code == 404
    assert Application.objects.get().state == "waiting"


def test_one_that_is_not_confirmed_is_nowhere_for_anybody(consortium_administrator, client_for) -> None:
    application = ApplicationFactory(unconfirmed=True, name="Heron Falls")
    browser = client_for(consortium_administrator)
    assert browser.get(application.get_absolute_url()).status_code == 404
    assert "Heron Falls" not in text_of(browser.get("/districts/applications/"))
    assert waiting_for(standing_of(consortium_administrator)).items == []


def test_the_dashboard_offers_to_take_it_and_then_to_decline_and_leaves_others_work_alone(
    consortium_administrator, client_for
) -> None:
    application = ApplicationFactory(name="Heron Falls", enrolment=1212)
    other = member(Role.CONSORTIUM_ADMINISTRATOR)
    line = waiting_for(standing_of(consortium_administrator)).items[0]
    assert (line.text, line.deeds[0].label) == ("Heron Falls applies to join", "I see to it")
    assert "1,212 students" in line.note
    answer = client_for(consortium_administrator).post(line.deeds[0].url, {"next": "/dashboard/"})
    assert answer.headers["Location"] == "/dashboard/"
    assert waiting_for(standing_of(other)).items == []
    line = waiting_for(standing_of(consortium_administrator)).items[0]
    client_for(consortium_administrator).post(line.deeds[0].url, {"next": "/dashboard/", "reason": "Too far."})
    application.refresh_from_db()
    assert (application.state, application.reason) == ("declined", "Too far.")
