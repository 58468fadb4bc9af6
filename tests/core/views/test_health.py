import json

import pytest
from pydantic import SecretStr

from clearinghouse.core import health
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.health import registry
from clearinghouse.core.models import Marker, OutboxMessage
from clearinghouse.settings.environment import env

FAR = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def _examined_anew():
    registry.forget()
    yield
    registry.forget()


@pytest.fixture
def only(monkeypatch):
    """Nothing but these checks."""

    def use(**checks):
        monkeypatch.setattr(registry, "checks", {})
        for name, (check, essential) in checks.items():
            health.register(name, check, essential=essential)

    return use


def well():
    return "fine"


def unwell():
    raise health.NotWell("it rains in")


def test_a_process_that_lives_says_so_without_asking_anybody(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_all_of_core_is_looked_at(client):
    Marker.put("worker:alive")
    answer = client.get("/readyz").json()
    assert answer["status"] == "ready", answer
    names = {check["name"] for check in answer["checks"]}
    assert {"database", "migrations", "cache", "channel layer", "outbox", "worker", "disk"} <= names


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("checks", "status", "code"),
    [
        ({"a": (well, True), "b": (well, False)}, "ready", 200),
        ({"a": (well, True), "b": (unwell, False)}, "degraded", 200),
        ({"a": (unwell, True), "b": (well, False)}, "down", 503),
    ],
)
def test_what_is_essential_decides(checks, status, code, only, client):
    only(**checks)
    answer = client.get("/readyz")
    assert (answer.json()["status"], answer.status_code) == (status, code)


def test_whoever_asks_often_costs_little(only, client):
    asked = []
    only(a=(lambda: asked.append(1) or "fine", True))
    for _ in range(5):
        client.get("/readyz")
    assert len(asked) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "stranger",
    [FAR, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_FORWARDED": "for=127.0.0.1"}, {**FAR, "HTTP_AUTHORIZATION": "Bearer wrong"},
     {**FAR, "HTTP_AUTHORIZATION": "Bearer "}, {"REMOTE_ADDR": ""}, {**FAR, "HTTP_X_FORWARDED_FOR": "127.0.0.1"}],
    ids=str,
)  # fmt: skip
def test_strangers_learn_the_state_and_nothing_more(stranger, only, client):
    only(a=(unwell, False))
    assert client.get("/readyz", **stranger).json() == {"status": "degraded"}
    assert client.get("/metrics", **stranger).status_code == 404


@pytest.mark.django_db
def test_the_token_opens_from_anywhere(only, client, monkeypatch):
    monkeypatch.setattr(env, "METRICS_TOKEN", SecretStr("open-sesame"))
    only(a=(unwell, False))
    answer = client.get("/readyz", HTTP_AUTHORIZATION="Bearer open-sesame", **FAR).json()
    assert answer["checks"][0]["detail"] == "NotWell: it rains in"
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer open-sesame", **FAR).status_code == 200
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer open-sesame!", **FAR).status_code == 404


@pytest.mark.django_db
def test_numbers_tell_of_requests_and_the_outbox_and_of_no_person(client, django_user_model):
    django_user_model.objects.create(email="teacher@district.example")
    client.get("/healthz?email=teacher@district.example")
    client.get("/nowhere-that-a-stranger-asked-for/")
    for number, state in enumerate([OutboxState.WAITING, OutboxState.WAITING, OutboxState.DEAD, OutboxState.DELIVERED]):
        OutboxMessage.objects.create(topic="mail", key=f"teacher@district.example {number}", state=state)
    text = client.get("/metrics").text
    assert 'clearinghouse_outbox_messages{state="waiting",topic="mail"} 2.0' in text
    assert 'clearinghouse_outbox_messages{state="dead",topic="mail"} 1.0' in text
    assert 'clearinghouse_outbox_oldest_seconds{topic="mail"}' in text
    assert 'clearinghouse_requests_total{status="2xx",view="core:healthz"}' in text
    assert "teacher" not in text
    assert "stranger" not in text


@pytest.mark.django_db
def test_the_answers_are_json_that_machines_read(client, only):
    only(a=(well, True))
    assert json.loads(client.get("/readyz").content)["checks"][0]["well"] is True
