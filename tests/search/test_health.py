import pytest

from clearinghouse.core.health import NotWell
from search.health import search_server


def test_without_a_search_server_the_database_answers_and_all_is_well(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": []}
    assert search_server() == "the database answers"


def test_a_server_that_does_not_answer_is_told_with_who_answers_instead(settings) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "hosts": ["http://127.0.0.1:9"]}
    with pytest.raises(NotWell, match="The database answers instead"):
        search_server()


@pytest.mark.elasticsearch
def test_a_server_that_answers_says_how_much_it_holds(search_server, db) -> None:
    from search.health import search_server as check

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
