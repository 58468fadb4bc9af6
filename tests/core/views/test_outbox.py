import pytest
from django.contrib.auth.models import Permission

from clearinghouse.core import outbox
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage

pytestmark = pytest.mark.django_db
REPORT = "/cms/reports/outbox/"


def person(django_user_model, *codenames):
    user = django_user_model.objects.create(email=f"{len(codenames)}@example.org", is_active=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


@pytest.fixture
def administrator(django_user_model):
    return person(django_user_model, "view_outboxmessage", "change_outboxmessage")


@pytest.fixture
def curator(django_user_model):
    return person(django_user_model)


@pytest.fixture
def dead():
    return OutboxMessage.objects.create(
        topic="mail", key="welcome", payload={"n": 1}, state=OutboxState.DEAD, attempts=12, last_error="SMTPError: <full>"
    )


@pytest.fixture
def delivered():
    heard = []
    outbox.register("mail", outbox.Delivery(heard.extend))
    yield heard
    del outbox.deliveries["mail"]


def test_the_administrator_sees_what_was_given_up_and_why(client, administrator, dead):
    client.force_login(administrator)
    page = client.get(REPORT)
    assert page.status_code == 200
    assert "SMTPError: &lt;full&gt;" in page.text
    assert "Given up" in page.text
    assert f"{REPORT}{dead.pk}/try-again/" in page.text
    assert "Outbox" in client.get("/cms/").text


def test_the_curator_sees_neither_report_nor_button(client, curator, dead):
    client.force_login(curator)
    assert client.get(REPORT).status_code == 302
    assert "Outbox" not in client.get("/cms/").text
    client.post(f"{REPORT}{dead.pk}/try-again/")
    dead.refresh_from_db()
    assert dead.state == OutboxState.DEAD


def test_the_administrator_filters_by_state_and_topic(client, administrator, dead, delivered):
    OutboxMessage.objects.create(topic="mail", key="farewell", state=OutboxState.DELIVERED)
    client.force_login(administrator)
    page = client.get(REPORT, {"state": "dead", "topic": "mail"})
    assert "welcome" in page.text
    assert "farewell" not in page.text


def test_trying_again_delivers(client, administrator, dead, delivered, django_capture_on_commit_callbacks):
    client.force_login(administrator)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{REPORT}{dead.pk}/try-again/").status_code == 302
    assert delivered == [{"n": 1}]


def test_trying_again_needs_a_post(client, administrator, dead):
    client.force_login(administrator)
    assert client.get(f"{REPORT}{dead.pk}/try-again/").status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(number, client, administrator, django_assert_num_queries):
    for key in range(number):
        OutboxMessage.objects.create(topic=f"topic{key}", key=str(key), state=OutboxState.DEAD)
    client.force_login(administrator)
    client.get(REPORT)
    with django_assert_num_queries(12):
        client.get(REPORT)
