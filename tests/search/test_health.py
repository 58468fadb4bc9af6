from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.health import NotWell
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox import enqueue
from search.backends.breaker import FAILURES, Breaker
from search.health import index_backlog
from search.health import search_server as check
from search.services.indexing import PUSH


def test_without_a_search_server_the_database_answers_and_all_is_well(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": []}
    assert check() == "the database answers"


def test_a_server_that_does_not_answer_is_told_with_who_answers_instead(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    with pytest.raises(NotWell, match="The database answers instead"):
        check()


@pytest.mark.elasticsearch
def test_a_server_that_answers_says_how_much_it_holds(search_server, db) -> None:
    assert check() == "0 documents"


@pytest.mark.django_db
def test_a_lost_search_server_makes_the_site_degraded_and_not_down(client, settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    from clearinghouse.core.health import registry

    registry.forget()
    answer = client.get("/readyz")
    registry.forget()
    assert answer.status_code == 200
    assert {check["name"]: check["well"] for check in answer.json()["checks"]}["search server"] is False


@pytest.mark.django_db
def test_changes_on_their_way_are_well_and_changes_that_wait_long_or_were_given_up_are_not() -> None:
    assert index_backlog() == "0 changes on their way"
    enqueue(PUSH, {"row": 1}, key="1")
    assert index_backlog() == "1 changes on their way"
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    with pytest.raises(NotWell, match="1 changes wait for the index"):
        index_backlog()
    OutboxMessage.objects.update(state=OutboxState.DEAD)
    with pytest.raises(NotWell, match="See the outbox report"):
        index_backlog()


@pytest.mark.elasticsearch
def test_a_server_that_is_back_while_searches_still_leave_it_alone_is_told(search_server, monkeypatch) -> None:
    breaker = Breaker()
    monkeypatch.setattr("search.health.breaker", breaker)
    assert check() == "0 documents"
    for _ in range(FAILURES):
        breaker.failed()
    with pytest.raises(NotWell, match="answers again"):
        check()
