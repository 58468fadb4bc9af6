import re

import pytest
from django.core import mail

from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.models import Application
from clearinghouse.districts.views import join
from tests.districts.test_journey import TYPED
from tests.factories.districts import ApplicationFactory, DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch) -> None:
    monkeypatch.setattr(join, "LEAST_SECONDS", 0)


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def kept_in(response) -> str:
    return re.search(r'name="kept" value="([^"]+)"', response.content.decode())[1]


def walk(client, **steps):
    """Through all steps to the last look."""
    page = client.get("/join/apply/")
    for name, typed in {**TYPED, **steps}.items():
        page = client.post("/join/apply/", {"kept": kept_in(page), "step": name, "go": "next", **typed})
    return page


def test_from_the_first_page_to_the_queue_without_an_account(
    client, client_for, consortium_administrator, committed, settings
) -> None:
    check = walk(client)
    text = text_of(check)
    assert "Check and send" in text
    assert "Heron Falls" in text
    with committed():
        answer = client.post("/join/apply/", {"kept": kept_in(check), "go": "send", "homepage": ""})
    assert answer.headers["Location"] == "/join/sent/"
    queue = client_for(consortium_administrator)
    assert "Heron Falls" not in text_of(queue.get("/districts/applications/"))
    link = next(word for word in mail.outbox[0].body.split() if "/join/confirm/" in word).removeprefix(settings.SITE_URL)
    assert "Yes, this is ours" in text_of(client.get(link))
    assert Application.objects.get().state == "unconfirmed"
    assert "We read it now" in text_of(client.post(link))
    assert "Heron Falls" in text_of(queue.get("/districts/applications/"))


def test_a_wrong_step_says_what_to_do_and_keeps_what_was_typed(client) -> None:
    page = client.get("/join/apply/")
    wrong = client.post(
        "/join/apply/", {"kept": kept_in(page), "step": "district", "go": "next", "name": "Heron", "home_state": "Mass"}
    )
    text = text_of(wrong)
    assert "Step 1 of 5" in text
    assert "need another look" in text
    assert 'value="Heron"' in text


def test_one_goes_back_without_losing_anything_and_changes_a_step_from_the_last_look(client) -> None:
    check = walk(client)
    step = client.post("/join/apply/", {"kept": kept_in(check), "go": "contact"})
    assert 'value="Ida Marsh"' in text_of(step)
    back = client.post("/join/apply/", {"kept": kept_in(step), "step": "contact", "go": "back", "contact_name": "Ida M."})
    text = text_of(back)
    assert "Step 1 of 5" in text
    assert 'value="Heron Falls"' in text
    assert "need another look" not in text
    forward = client.post("/join/apply/", {"kept": kept_in(back), "step": "district", "go": "next", **TYPED["district"]})
    assert 'value="Ida M."' in text_of(forward)


def test_the_directory_is_searched_and_fills_in_the_facts(client, own_district) -> None:
    DistrictFactory(kind=DistrictKind.LISTED, name="Heron Falls", slug="heron-falls", town="Heron")
    DistrictFactory(kind=DistrictKind.APPLICANT, name="Heron Lake", slug="heron-lake")
    DistrictFactory(kind=DistrictKind.LISTED, name="Heron Closed", is_operating=False)
    found = text_of(client.get("/join/?q=heron"))
    assert "Apply for Heron Falls" in found
    assert "Heron Closed" not in found
    assert "Applicant" not in found
    assert "Apply for" not in text_of(client.get("/join/?q=alder"))
    assert 'value="Heron Falls"' in text_of(client.get("/join/apply/?district=heron-falls"))
    assert 'value="Alder Creek"' not in text_of(client.get("/join/apply/?district=alder-creek"))


@pytest.mark.parametrize("count", [1, 40])
def test_searching_the_directory_takes_few_queries_and_shows_a_dozen(count, client, django_assert_max_num_queries) -> None:
    for n in range(count):
        DistrictFactory(kind=DistrictKind.LISTED, name=f"Heron {n:02}")
    with django_assert_max_num_queries(3):
        found = text_of(client.get("/join/?q=heron"))
    assert found.count("Apply for") == min(count, 12)


def test_a_machine_is_told_the_same_and_nothing_is_stored_or_mailed(client, committed) -> None:
    check = walk(client)
    with committed():
        answer = client.post("/join/apply/", {"kept": kept_in(check), "go": "send", "homepage": "https://buy.example"})
    assert answer.headers["Location"] == "/join/sent/"
    assert not Application.objects.exists()
    assert mail.outbox == []


def test_who_is_too_quick_is_asked_to_send_it_again(client, monkeypatch) -> None:
    monkeypatch.setattr(join, "LEAST_SECONDS", 8)
    check = walk(client)
    answer = client.post("/join/apply/", {"kept": kept_in(check), "go": "send"})
    assert "That was quick" in text_of(answer)
    assert "Send the application" in text_of(answer)
    assert not Application.objects.exists()


def test_a_flood_from_one_place_is_stopped(client, monkeypatch) -> None:
    monkeypatch.setattr(join, "MOST_AN_HOUR", 1)
    for n, expected in enumerate((302, 200)):
        check = walk(client, contact={**TYPED["contact"], "email": [f"ida{n}@heronfalls.example"]})
        assert client.post("/join/apply/", {"kept": kept_in(check), "go": "send"}).status_code == expected
    assert Application.objects.count() == 1


def test_steps_left_out_are_asked_for_before_anything_is_sent(client) -> None:
    page = client.get("/join/apply/")
    answer = client.post("/join/apply/", {"kept": kept_in(page), "go": "send"})
    assert "Step 1 of 5" in text_of(answer)
    assert not Application.objects.exists()


@pytest.mark.parametrize("kept", ["", "nonsense"])
def test_a_form_that_is_too_old_or_bent_begins_anew(kept, client) -> None:
    answer = client.post("/join/apply/", {"kept": kept, "step": "why", "go": "next", "why": "x"})
    assert "begin again" in text_of(answer)


def test_a_link_that_leads_nowhere_says_so_and_names_nobody(client) -> None:
    ApplicationFactory(unconfirmed=True)
    text = text_of(client.get("/join/confirm/nonsense/"), 404)
    assert "leads nowhere" in text
    assert "Heron" not in text


def test_pages_that_carry_what_was_typed_are_kept_by_no_cache(client) -> None:
    assert "no-store" in client.get("/join/apply/").headers["Cache-Control"]
