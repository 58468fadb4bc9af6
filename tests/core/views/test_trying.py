from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain
from clearinghouse.core.views.trying import tried


@pytest.fixture
def request_of_somebody(rf: RequestFactory) -> Any:
    request: Any = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def saying(no: Exception) -> Any:
    def service() -> None:
        raise no

    return service


def told(request: Any) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_what_a_rule_says_no_to_is_told_on_the_next_page(request_of_somebody: Any) -> None:
    assert tried(request_of_somebody, lambda: None) is True
    assert told(request_of_somebody) == []
    assert tried(request_of_somebody, saying(RuleViolation("The room is full."))) is False
    assert told(request_of_somebody) == ["The room is full."]


@pytest.mark.parametrize("no", [NotAllowed(), TryAgain(), ValueError()])
def test_what_is_no_rules_no_is_answered_as_what_it_is(request_of_somebody: Any, no: Exception) -> None:
    with pytest.raises(type(no)):
        tried(request_of_somebody, saying(no))
    assert told(request_of_somebody) == []
